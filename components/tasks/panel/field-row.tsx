import type { ReactNode } from "react";

/** One fact of a task: what it is at the left, and the control at the right. */
export function FieldRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex min-h-8 items-start gap-2 pointer-coarse:min-h-11">
      <dt className="flex h-8 w-24 shrink-0 items-center text-muted text-sm pointer-coarse:h-11">{label}</dt>
      <dd className="flex min-h-8 min-w-0 flex-1 flex-wrap items-center pointer-coarse:min-h-11">
        {children}
      </dd>
    </div>
  );
}
