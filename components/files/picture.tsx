import { type ComponentProps, createElement } from "react";

type PictureProps = Omit<ComponentProps<"img">, "alt"> & { alt: string };

/** A plain img: next/image would have the server fetch and resize what is small already, and is private. */
export const Picture = (props: PictureProps) =>
  createElement("img", { loading: "lazy", decoding: "async", draggable: false, ...props });
