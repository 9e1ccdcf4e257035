import { Minus } from "lucide-react";
import type { ComponentType, SVGProps } from "react";
import type { Priority } from "@/lib/tasks/limits";

type PriorityLook = { label: string; icon: ComponentType<SVGProps<SVGSVGElement>>; className: string };

const HEIGHTS = [6, 11, 16];

/** Three bars, of which as many are full as the priority is high. */
const bars = (full: number) => (props: SVGProps<SVGSVGElement>) => (
  <svg viewBox="0 0 24 24" width="24" height="24" fill="currentColor" aria-hidden="true" {...props}>
    {HEIGHTS.map((height, at) => (
      <rect
        key={height}
        {...{ x: 3 + at * 7, y: 20 - height, width: 4.5, height, rx: 1 }}
        opacity={at < full ? 1 : 0.3}
      />
    ))}
  </svg>
);

/** How each priority is called and drawn; its form differs, not the color alone. */
export const PRIORITY_LOOKS: Record<Priority, PriorityLook> = {
  0: { label: "No priority", icon: Minus, className: "text-muted" },
  1: { label: "Low", icon: bars(1), className: "text-muted" },
  2: { label: "Medium", icon: bars(2), className: "text-muted" },
  3: { label: "High", icon: bars(3), className: "text-danger" },
};
