"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useTimeFormat } from "@/components/ui/time";
import type { ObjectType } from "@/lib/objects/types";
import { useCacheEvents } from "@/lib/realtime/client";
import { bindReferenceEvents } from "@/lib/references/cache-events";
import { backlinksQuery } from "@/lib/references/queries";
import { ReferenceCard } from "./reference-card";

type BacklinkListProps = { type: ObjectType; id: string; onOpen?: () => void };

/** The objects that mention an object, newest first. */
export default function BacklinkList({ type, id, onOpen }: BacklinkListProps) {
  const format = useTimeFormat();
  const query = useInfiniteQuery(backlinksQuery(type, id));
  useCacheEvents(bindReferenceEvents);
  const items = query.data?.pages.flatMap((page) => page.items);
  if (query.isError && !items) return <ErrorState onRetry={() => void query.refetch()} />;
  if (!items) return <Skeleton className="h-14 w-full" />;
  if (items.length === 0) {
    return (
      <EmptyState className="py-4" title="Not mentioned yet">
        What mentions this is listed here.
      </EmptyState>
    );
  }
  return (
    <div className="flex max-h-96 flex-col gap-1.5 overflow-y-auto">
      {items.map((preview) => (
        <ReferenceCard key={preview.id} preview={preview} format={format} onOpen={onOpen} />
      ))}
      {query.hasNextPage && (
        <Button
          className="self-center"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </div>
  );
}
