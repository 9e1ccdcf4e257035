"use client";
import { createElement, useContext, useState } from "react";
import { cn } from "./cn";
import { avatarColors, HueContext } from "./hues";
import { initials } from "./initials";
import { type Presence, PresenceDot } from "./presence-dot";

type AvatarProps = {
  name: string;
  /** The color's seed; give the id where there is one, so that a rename keeps the color. */
  seed?: string;
  src?: string | null;
  size?: "xs" | "sm" | "md" | "lg" | "xl";
  /** Square for workspaces, round for people. */
  shape?: "round" | "square";
  presence?: Presence;
  className?: string;
};

const sizes = {
  xs: "base:size-4 text-[0.5rem]",
  sm: "base:size-5 text-[0.625rem]",
  md: "base:size-7 text-2xs",
  lg: "base:size-9 text-sm",
  xl: "base:size-16 text-xl",
};

/** Decoration beside a name; where it stands alone, what is around it must carry the name. */
export function Avatar({ name, seed, src, size = "md", shape = "round", presence, className }: AvatarProps) {
  const rounding =
    shape === "round" ? "rounded-full" : size === "lg" || size === "xl" ? "rounded-lg" : "rounded-sm";
  const [brokenSrc, setBrokenSrc] = useState<string>();
  const isSmall = size === "xs" || size === "sm";
  const hue = useContext(HueContext)(seed ?? name);
  return (
    <span className={cn("relative inline-flex shrink-0", sizes[size], className)}>
      <span
        aria-hidden="true"
        style={avatarColors(hue)}
        className={cn(
          "flex size-full select-none items-center justify-center overflow-hidden font-semibold leading-none",
          rounding,
        )}
      >
        {src && src !== brokenSrc ? (
          <AvatarImage src={src} onError={() => setBrokenSrc(src)} />
        ) : (
          initials(name, isSmall ? 1 : 2)
        )}
      </span>
      {presence && (
        <span className="-right-0.5 -bottom-0.5 absolute flex rounded-full bg-surface p-0.5">
          <PresenceDot presence={presence} className={isSmall ? "size-1.5 border" : undefined} />
        </span>
      )}
    </span>
  );
}

// A plain img: next/image would have the server fetch and resize what is already small.
function AvatarImage(props: { src: string; onError: () => void }) {
  return createElement("img", {
    ...props,
    alt: "",
    loading: "lazy",
    // GitHub serves the pictures of those who came with it; it needn't know where they are looked at.
    referrerPolicy: "no-referrer",
    className: "size-full object-cover",
  });
}
