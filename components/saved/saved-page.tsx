"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Bookmark, BookmarkX } from "lucide-react";
import { MessageListSkeleton } from "@/components/messages/message-list-skeleton";
import { ReferenceCard } from "@/components/references/reference-card";
import { PaneHeader } from "@/components/shell/pane-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { showError } from "@/components/ui/show-error";
import { useTimeFormat } from "@/components/ui/time";
import type { ObjectPreview } from "@/lib/objects/schema";
import { objectName } from "@/lib/objects/types";
import { savedQuery } from "@/lib/saved/queries";
import { setSaved } from "./use-saved";

/** What I have saved in all workspaces, the latest first. */
export function SavedPage() {
  const saved = useInfiniteQuery(savedQuery());
  const items = saved.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PaneHeader title="Saved" icon={<Bookmark className="size-4" aria-hidden="true" />} />
      {saved.isPending && <MessageListSkeleton />}
      {saved.isError && items.length === 0 && <ErrorState onRetry={() => void saved.refetch()} />}
      {saved.isSuccess && items.length === 0 && (
        <EmptyState icon={<Bookmark />} title="Nothing saved yet">
          Save a message, a document or a file from its menu, and find it again here. Only you see it.
        </EmptyState>
      )}
      {items.length > 0 && (
        <div className="min-h-0 flex-1 overflow-y-auto">
          <ul aria-label="Saved" className="mx-auto flex max-w-3xl flex-col gap-1.5 px-3 py-4 max-md:px-1">
            {items.map(({ object }) => (
              <SavedItem key={objectName(object)} object={object} />
            ))}
          </ul>
          {saved.hasNextPage && (
            <p className="flex justify-center pb-6">
              <Button loading={saved.isFetchingNextPage} onClick={() => void saved.fetchNextPage()}>
                Show more
              </Button>
            </p>
          )}
        </div>
      )}
    </>
  );
}

function SavedItem({ object }: { object: ObjectPreview }) {
  const format = useTimeFormat();
  return (
    <li className="flex items-start gap-1 [&>:first-child]:min-w-0 [&>:first-child]:flex-1">
      <ReferenceCard preview={object} format={format} />
      <IconButton label="Remove from saved" onClick={() => void setSaved(object, false).catch(showError)}>
        <BookmarkX />
      </IconButton>
    </li>
  );
}
