"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useTimeFormat } from "@/components/ui/time";
import { revisionsQuery } from "@/lib/messages/revisions/queries";
import type { Message } from "@/lib/messages/schema";
import { Markdown } from "./markdown";

/** A message's earlier texts, the latest first. */
export default function EditHistoryDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const format = useTimeFormat();
  const history = useInfiniteQuery(revisionsQuery(message.id, message.editedAt));
  const revisions = history.data?.pages.flatMap(({ items }) => items) ?? [];
  // A revision's time is when it was replaced, so each text was written at the time of the one before it.
  const versions = [
    { id: message.id, body: message.body, writtenAt: revisions[0]?.createdAt ?? message.createdAt },
    ...revisions.map(({ id, body }, index) => ({
      id,
      body,
      writtenAt: revisions[index + 1]?.createdAt ?? (history.hasNextPage ? null : message.createdAt),
    })),
  ];
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()} title="Edit history" size="lg">
      {history.isPending && <Skeleton className="h-20" />}
      {history.isError && <ErrorState onRetry={() => void history.refetch()} />}
      {history.isSuccess && (
        <ol className="flex flex-col divide-y">
          {versions.map(({ id, body, writtenAt }, index) => (
            <li key={id} className="flex flex-col gap-1 py-3 first:pt-0">
              <p className="text-muted text-xs">
                {index === 0 ? "Now" : "Before"}
                {writtenAt && (
                  <>
                    , from <time dateTime={writtenAt}>{format.full(writtenAt)}</time>
                  </>
                )}
              </p>
              <Markdown body={body} />
            </li>
          ))}
        </ol>
      )}
      {history.hasNextPage && (
        <Button loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          Show earlier texts
        </Button>
      )}
    </Dialog>
  );
}
