import { type ComponentProps, createElement } from "react";

type PictureProps = Omit<ComponentProps<"img">, "alt"> & {
  alt: string;
  /** For those who asked for less motion. */
  still?: string | undefined;
};

/** A plain img: next/image would have the server fetch and resize what is small already, and is private. */
export function Picture({ still, ...props }: PictureProps) {
  const image = createElement("img", { loading: "lazy", decoding: "async", draggable: false, ...props });
  if (!still) return image;
  return (
    <picture className="contents">
      <source media="(prefers-reduced-motion: reduce)" srcSet={still} />
      {image}
    </picture>
  );
}
