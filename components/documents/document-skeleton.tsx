import { Skeleton } from "@/components/ui/skeleton";

/** The shape of a document while it comes. */
export function DocumentSkeleton() {
  return (
    <div role="status" className="document-page space-y-3">
      <span className="sr-only">Loading the document…</span>
      <Skeleton className="mb-6 h-9 w-3/5" />
      {["w-full", "w-11/12", "w-4/5"].map((width) => (
        <Skeleton key={width} className={width} />
      ))}
      <Skeleton className="mt-8! h-5 w-2/5" />
      {["w-11/12", "w-full", "w-2/3"].map((width) => (
        <Skeleton key={width} className={width} />
      ))}
    </div>
  );
}
