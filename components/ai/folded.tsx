import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

/** A line of an answer that opens. */
export function Folded({
  icon,
  label,
  children,
}: {
  icon?: ReactNode;
  label: ReactNode;
  children: ReactNode;
}) {
  return (
    <details className="group/fold">
      <summary className="flex w-fit max-w-full cursor-pointer select-none list-none flex-wrap items-center gap-1.5 rounded-sm text-muted text-sm tabular-nums hover:text-ink pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
        {icon}
        {label}
        <ChevronRight
          className="size-3.5 transition-transform group-open/fold:rotate-90"
          aria-hidden="true"
        />
      </summary>
      <div className="mt-1.5 border-line-strong border-l-2 pl-3">{children}</div>
    </details>
  );
}
