import type { ReactNode } from "react";
import { cn } from "./cn";

const tones = {
  info: "bg-accent-soft text-ink [&>svg]:text-accent",
  warn: "bg-brass-soft text-ink [&>svg]:text-warn",
  danger: "bg-danger-soft text-ink [&>svg]:text-danger",
};

type BannerProps = {
  tone?: keyof typeof tones;
  icon?: ReactNode;
  action?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A line across the top of what it concerns. Danger interrupts a screen reader, the others wait. */
export function Banner({ tone = "info", icon, action, className, children }: BannerProps) {
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={cn(
        "flex items-center gap-2 px-4 py-1.5 text-sm [&>svg]:size-4 [&>svg]:shrink-0",
        tones[tone],
        className,
      )}
    >
      {icon}
      <div className="min-w-0 flex-1">{children}</div>
      {action}
    </div>
  );
}
