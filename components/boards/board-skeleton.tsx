import { Skeleton } from "@/components/ui/skeleton";

const BUTTONS = ["w-12", "w-16"];
const COLUMNS = [
  ["h-20", "h-14", "h-24", "h-16"],
  ["h-14", "h-24", "h-16"],
  ["h-24", "h-14"],
];

/** The shape of a board while it comes. */
export function BoardSkeleton() {
  return (
    <div role="status" className="min-h-0 flex-1 animate-late overflow-hidden">
      <span className="sr-only">Loading the board…</span>
      <div className="flex h-10 items-center gap-2 border-b px-4">
        {BUTTONS.map((width) => (
          <Skeleton key={width} className={width} />
        ))}
      </div>
      <div className="flex gap-3 px-3 py-3">
        {COLUMNS.map((cards) => (
          <div key={cards.join()} className="w-70 shrink-0">
            <Skeleton className="mx-2 mt-3 mb-3 w-24" />
            {cards.map((height) => (
              <Skeleton key={height} className={`mx-1.5 mb-2 rounded-lg ${height}`} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
