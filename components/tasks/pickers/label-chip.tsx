import { cn } from "@/components/ui/cn";
import type { LabelColor } from "@/lib/labels/limits";
import type { Label } from "@/lib/labels/schema";
import { LABEL_LOOKS } from "./label-looks";

export function LabelDot({ color, className }: { color: LabelColor; className?: string }) {
  return (
    <span
      aria-hidden="true"
      style={{ backgroundColor: LABEL_LOOKS[color].dot }}
      className={cn("base:size-2 shrink-0 rounded-full", className)}
    />
  );
}

export function LabelChip({ label }: { label: Label }) {
  return (
    <span className="inline-flex h-5 max-w-40 items-center gap-1.5 rounded-full border border-line px-2 text-xs">
      <LabelDot color={label.color} />
      <span className="truncate">{label.name}</span>
    </span>
  );
}
