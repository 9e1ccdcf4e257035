"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Bookmark, BookmarkX } from "lucide-react";
import { useRouter } from "next/navigation";
import { useWorkspaceIds, useWorkspaces } from "@/components/app/workspace-context";
import { usePlaceName } from "@/components/conversations/use-place-name";
import { PaneHeader } from "@/components/shell/pane-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { showError } from "@/components/ui/show-error";
import { call } from "@/lib/http/client";
import { type SavedMessage, unsaveMessageContract } from "@/lib/messages/saved/contract";
import { savedQuery } from "@/lib/messages/saved/queries";
import { placePath } from "@/lib/objects/place";
import { MessageListSkeleton } from "./message-list-skeleton";
import { MessagePreview } from "./message-preview";

/** My saved messages of all workspaces, the latest first. */
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
          Save a message from its menu, and find it again here. Only you see it.
        </EmptyState>
      )}
      {items.length > 0 && (
        <div className="min-h-0 flex-1 overflow-y-auto">
          <ul
            aria-label="Saved messages"
            className="mx-auto flex max-w-3xl flex-col gap-1 px-3 py-4 max-md:px-1"
          >
            {items.map((item) => (
              <SavedItem key={item.message.id} item={item} />
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

function SavedItem({ item: { message, channel } }: { item: SavedMessage }) {
  const { slug } = useWorkspaceIds();
  const router = useRouter();
  const placeName = usePlaceName();
  const home = useWorkspaces().find(({ id }) => id === channel.workspaceId);
  const remove = () => call(unsaveMessageContract, { params: { messageId: message.id } }).catch(showError);
  return (
    <li className="flex items-start rounded-md hover:bg-hover">
      <MessagePreview
        message={message}
        place={channel.name || placeName(channel.id)}
        className="min-w-0 flex-1 px-3 py-2.5"
        onOpen={() => router.push(placePath({ ...message, anchor: message }, home?.slug ?? slug))}
      />
      <IconButton label="Remove from saved" className="m-1" onClick={() => void remove()}>
        <BookmarkX />
      </IconButton>
    </li>
  );
}
