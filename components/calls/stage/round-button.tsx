import { cn } from "@/components/ui/cn";
import { IconButton, type IconButtonProps } from "@/components/ui/icon-button";

type RoundButtonProps = IconButtonProps & { tone?: "plain" | "off" | "on" | "danger" };

const tones = {
  plain: "bg-hover text-ink hover:bg-press",
  /** Something that others would expect to be on. */
  off: "bg-danger-soft text-danger hover:bg-danger-soft",
  on: "bg-ink text-bg hover:bg-ink hover:text-bg aria-pressed:bg-ink aria-pressed:text-bg",
  danger: "w-14 bg-danger-fill text-danger-ink hover:bg-danger-hover hover:text-danger-ink",
};

/** A control of a call. */
export function RoundButton({ tone = "plain", className, ...props }: RoundButtonProps) {
  return (
    <IconButton
      tooltipSide="top"
      {...props}
      className={cn("size-11 rounded-full [&_svg]:size-5", tones[tone], className)}
    />
  );
}
