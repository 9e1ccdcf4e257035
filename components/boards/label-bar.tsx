import type { Label } from "@/lib/labels/schema";
import { LABEL_LOOKS } from "../tasks/pickers/label-looks";

/** A label of a card: its color as the ground, with its name. */
export function LabelBar({ label: { name, color } }: { label: Label }) {
  return (
    <span
      style={{ backgroundColor: `color-mix(in oklab, ${LABEL_LOOKS[color].dot} 24%, transparent)` }}
      className="max-w-full truncate rounded-sm px-1.5 text-2xs text-ink leading-4.5"
    >
      {name}
    </span>
  );
}
