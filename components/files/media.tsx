import { type ComponentProps, createElement } from "react";

// People's own recordings come without captions, so there is no track to give.

export const Audio = (props: ComponentProps<"audio">) => createElement("audio", props);

export const Video = (props: ComponentProps<"video">) =>
  createElement("video", { controls: true, preload: "metadata", playsInline: true, ...props });
