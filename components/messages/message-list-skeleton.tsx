import { Skeleton } from "@/components/ui/skeleton";

const WIDTHS = ["w-3/5", "w-2/5", "w-4/5", "w-1/2", "w-2/3", "w-1/3"];

export function MessageListSkeleton({ rows = 6 }: { rows?: number }) {
  return (
    <div className="flex min-h-0 flex-1 flex-col justify-end gap-5 overflow-hidden px-5 [overflow-anchor:none] py-4 max-md:px-3">
      <span className="sr-only">Loading messages</span>
      {WIDTHS.slice(0, rows).map((width) => (
        <div key={width} className="flex gap-3">
          <Skeleton className="size-9 shrink-0 rounded-full" />
          <div className="flex flex-1 flex-col gap-2 pt-0.5">
            <Skeleton className="h-3.5 w-28" />
            <Skeleton className={width} />
          </div>
        </div>
      ))}
    </div>
  );
}
