"use client";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import type { TriggerProps } from "@/components/ui/use-popup-trigger";

const look = (isOn: boolean) =>
  cn(
    "flex h-7 min-w-0 items-center gap-1.5 rounded-md px-2 text-sm whitespace-nowrap pointer-coarse:h-11 [&_svg]:size-4 [&_svg]:shrink-0",
    isOn
      ? "bg-accent-soft font-medium text-accent"
      : "text-muted hover:bg-hover aria-expanded:bg-press aria-expanded:text-ink",
  );

type ToggleProps = { isOn: boolean; onChange: (isOn: boolean) => void; children: ReactNode };

export function Toggle({ isOn, onChange, children }: ToggleProps) {
  return (
    <button type="button" aria-pressed={isOn} onClick={() => onChange(!isOn)} className={look(isOn)}>
      {children}
    </button>
  );
}

type ChoiceProps = TriggerProps & { icon: ReactNode; isOn: boolean; children: ReactNode };

/** Gets what opens its menu from the menu. */
export function Choice({ icon, isOn, children, ...trigger }: ChoiceProps) {
  return (
    <button type="button" {...trigger} className={look(isOn)}>
      {icon}
      <span className="truncate max-sm:sr-only">{children}</span>
    </button>
  );
}
