import { type LucideIcon, Minus, SignalHigh, SignalLow, SignalMedium } from "lucide-react";
import type { Priority } from "@/lib/tasks/limits";

type PriorityLook = { label: string; icon: LucideIcon; className: string };

/** How each priority is called and drawn; its form differs, not the color alone. */
export const PRIORITY_LOOKS: Record<Priority, PriorityLook> = {
  0: { label: "No priority", icon: Minus, className: "text-muted" },
  1: { label: "Low", icon: SignalLow, className: "text-muted" },
  2: { label: "Medium", icon: SignalMedium, className: "text-ink" },
  3: { label: "High", icon: SignalHigh, className: "text-danger" },
};
