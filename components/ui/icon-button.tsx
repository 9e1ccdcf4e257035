import type { ComponentProps } from "react";
import { cn } from "./cn";
import { Tooltip } from "./tooltip";

export type IconButtonProps = Omit<ComponentProps<"button">, "aria-label"> & {
  /** The name for screen readers, and the tooltip. */
  label: string;
  /** Shown in the tooltip, such as "mod+k". */
  shortcut?: string;
  size?: "sm" | "md";
  variant?: "ghost" | "solid";
  tooltipSide?: "top" | "bottom" | "left" | "right";
};

const variants = {
  ghost:
    "base:text-muted hover:bg-hover hover:text-ink active:bg-press aria-expanded:bg-press aria-expanded:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent",
  solid: "base:bg-accent base:text-accent-ink hover:bg-accent-hover",
};

export function IconButton({
  label,
  shortcut,
  size = "md",
  variant = "ghost",
  tooltipSide,
  className,
  ...props
}: IconButtonProps) {
  return (
    <Tooltip content={label} shortcut={shortcut} side={tooltipSide}>
      <button
        type="button"
        {...props}
        aria-label={label}
        className={cn(
          "inline-flex shrink-0 items-center justify-center base:rounded-md transition-colors duration-100 [&_svg]:size-4",
          "disabled:pointer-events-none disabled:opacity-50 base:pointer-coarse:size-11 pointer-coarse:[&_svg]:size-5",
          size === "sm" ? "base:size-6" : "base:size-8",
          variants[variant],
          className,
        )}
      />
    </Tooltip>
  );
}
