import type { ReactNode } from "react";
import { cn } from "./cn";

const tones = {
  neutral: "bg-press text-ink",
  accent: "bg-accent-soft text-accent",
  brass: "bg-brass text-brass-ink",
  warn: "bg-brass-soft text-warn",
  danger: "bg-danger-soft text-danger",
};

export type BadgeTone = keyof typeof tones;

type BadgeProps = { tone?: BadgeTone; className?: string; children: ReactNode };

export function Badge({ tone = "neutral", className, children }: BadgeProps) {
  return (
    <span
      className={cn(
        "inline-flex h-4.5 min-w-4.5 shrink-0 items-center justify-center rounded-full px-1.5 font-semibold text-2xs tabular-nums leading-none",
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}

type CountBadgeProps = {
  count: number;
  max?: number;
  /** The counted noun, for screen readers: "mentions". */
  label: string;
  tone?: BadgeTone;
  className?: string;
};

/** Nothing at all when the count is zero. */
export function CountBadge({ count, max = 99, label, tone = "brass", className }: CountBadgeProps) {
  if (count <= 0) return null;
  return (
    <Badge tone={tone} className={className}>
      <span aria-hidden="true">{count > max ? `${max}+` : count}</span>
      <span className="sr-only">{`${count} ${label}`}</span>
    </Badge>
  );
}
