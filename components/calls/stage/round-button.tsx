import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { Tooltip } from "@/components/ui/tooltip";

type RoundButtonProps = Omit<ComponentProps<"button">, "aria-label"> & {
  label: string;
  shortcut?: string;
  tone?: keyof typeof tones;
  size?: "md" | "lg";
};

const tones = {
  plain: "bg-hover text-ink hover:bg-press aria-expanded:bg-press",
  /** Something that others would expect to be on. */
  off: "bg-danger-soft text-danger hover:bg-danger-soft/80",
  on: "bg-ink text-bg hover:bg-ink/90",
  danger: "bg-danger-fill text-danger-ink hover:bg-danger-hover",
};

/** A control of a call. */
export function RoundButton({ label, shortcut, tone = "plain", size = "lg", ...props }: RoundButtonProps) {
  const isWide = tone === "danger" && size === "lg";
  return (
    <Tooltip content={label} shortcut={shortcut} side="top">
      <button
        type="button"
        {...props}
        aria-label={label}
        className={cn(
          "inline-flex shrink-0 items-center justify-center rounded-full transition-colors duration-100 disabled:opacity-50",
          size === "lg"
            ? "h-11 [&_svg]:size-5"
            : "h-8 pointer-coarse:h-11 [&_svg]:size-4 pointer-coarse:[&_svg]:size-5",
          size === "lg" ? (isWide ? "w-14" : "w-11") : "w-8 pointer-coarse:w-11",
          tones[tone],
        )}
      />
    </Tooltip>
  );
}
