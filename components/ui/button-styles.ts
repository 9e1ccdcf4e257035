import { cn } from "./cn";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "sm" | "md";

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent base:text-accent-ink shadow-sm hover:bg-accent-hover",
  secondary:
    "border border-line-strong/50 bg-raised base:text-ink shadow-sm hover:bg-surface hover:border-line-strong/80",
  ghost: "base:text-ink hover:bg-hover active:bg-press aria-expanded:bg-press",
  danger: "bg-danger-fill base:text-danger-ink shadow-sm hover:bg-danger-hover",
};

const sizes: Record<ButtonSize, string> = {
  sm: "base:h-7 base:px-2.5 text-sm pointer-coarse:h-11",
  md: "base:h-8 base:px-3 text-sm pointer-coarse:h-11 base:pointer-coarse:px-4",
};

/** The look of a button, for Button and for links that look like one. */
export function buttonStyles(
  variant: ButtonVariant = "secondary",
  size: ButtonSize = "md",
  className?: string,
) {
  return cn(
    "inline-flex shrink-0 select-none items-center base:justify-center gap-1.5 base:rounded-md font-medium whitespace-nowrap",
    "transition-colors duration-100 [&_svg]:size-4 [&_svg]:shrink-0",
    "disabled:pointer-events-none disabled:opacity-55 aria-busy:cursor-progress",
    variants[variant],
    sizes[size],
    className,
  );
}
