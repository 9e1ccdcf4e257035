import { Skeleton } from "@/components/ui/skeleton";

export function TaskSkeleton() {
  return (
    <div className="animate-late space-y-3 p-4">
      <Skeleton className="h-6 w-3/4" />
      <Skeleton className="mt-6 h-7 w-1/2" />
      <Skeleton className="h-7 w-2/3" />
      <Skeleton className="h-7 w-1/2" />
      <Skeleton className="mt-6 h-16 w-full" />
    </div>
  );
}
