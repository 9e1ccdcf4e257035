import type { ReactNode } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { PageSection } from "@/components/workspaces/page-body";

type LaterListProps<T> = {
  title: string;
  /** Shown when the list is empty. */
  empty: string;
  query: { data: T[] | undefined; isError: boolean; refetch: () => unknown };
  row: (item: T) => ReactNode;
};

/** A section of the page with its loading, error and empty states. */
export function LaterList<T>({ title, empty, query, row }: LaterListProps<T>) {
  const { data, isError, refetch } = query;
  return (
    <PageSection title={title}>
      {!data && isError && <ErrorState onRetry={() => void refetch()} />}
      {!data && !isError && <Skeleton className="h-12 w-full" />}
      {data?.length === 0 && <p className="text-muted">{empty}</p>}
      {data && data.length > 0 && <ul className="divide-y divide-line">{data.map(row)}</ul>}
    </PageSection>
  );
}

type LaterRowProps = { title: ReactNode; text: string; failure?: string | null; actions: ReactNode };

export function LaterRow({ title, text, failure, actions }: LaterRowProps) {
  return (
    <li className="flex items-start gap-3 py-2.5">
      <div className="min-w-0 flex-1">
        <p className="truncate text-muted text-sm">{title}</p>
        <p className="line-clamp-2 break-words">{text}</p>
        {failure && (
          <p role="alert" className="text-danger text-sm">
            Not sent: {failure}
          </p>
        )}
      </div>
      <div className="flex shrink-0 items-center">{actions}</div>
    </li>
  );
}
