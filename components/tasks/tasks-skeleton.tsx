import { Skeleton } from "@/components/ui/skeleton";

const BUTTONS = ["w-12", "w-16", "w-20"];
const TITLES = ["w-2/5", "w-3/5", "w-1/3", "w-1/2", "w-2/3", "w-1/4"];

/** The shape of a list of tasks while it comes. */
export function TasksSkeleton() {
  return (
    <div role="status" className="animate-late">
      <span className="sr-only">Loading tasks…</span>
      <div className="flex h-10 items-center gap-2 border-b px-4">
        {BUTTONS.map((width) => (
          <Skeleton key={width} className={width} />
        ))}
      </div>
      {TITLES.map((width) => (
        <div
          key={width}
          className="flex h-9 items-center gap-3 border-b px-4 max-sm:h-14 sm:pointer-coarse:h-11"
        >
          <Skeleton className="size-4 rounded-full" />
          <Skeleton className={width} />
          <Skeleton className="ml-auto h-3 w-14" />
        </div>
      ))}
    </div>
  );
}
