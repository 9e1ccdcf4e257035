"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { MessageSquareReply } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { usePlaceName } from "@/components/conversations/use-place-name";
import { MessageListSkeleton } from "@/components/messages/message-list-skeleton";
import { MessagePreview } from "@/components/messages/message-preview";
import { ObjectIcon } from "@/components/objects/object-icon";
import { PaneHeader } from "@/components/shell/pane-header";
import { CountBadge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { useTimeFormat } from "@/components/ui/time";
import { bindDocumentCommentEvents } from "@/lib/documents/comments/cache-events";
import { threadsQuery } from "@/lib/messages/threads/queries";
import type { Thread } from "@/lib/messages/threads/schema";
import { placePath } from "@/lib/objects/place";
import { useCacheEvents } from "@/lib/realtime/client";
import { channelPath } from "@/lib/workspaces/paths";

/** The threads I follow, those with something unread first. */
export function ThreadsPage() {
  const { id } = useWorkspaceIds();
  useCacheEvents(bindDocumentCommentEvents);
  const threads = useInfiniteQuery(threadsQuery(id));
  const items = threads.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PaneHeader title="Threads" icon={<MessageSquareReply className="size-4" aria-hidden="true" />} />
      {threads.isPending && <MessageListSkeleton />}
      {threads.isError && items.length === 0 && <ErrorState onRetry={() => void threads.refetch()} />}
      {threads.isSuccess && items.length === 0 && (
        <EmptyState icon={<MessageSquareReply />} title="No threads yet">
          Threads you start, answer in or follow come together here.
        </EmptyState>
      )}
      {items.length > 0 && (
        <div className="min-h-0 flex-1 overflow-y-auto">
          <ul aria-label="Threads" className="mx-auto flex max-w-3xl flex-col gap-1 px-3 py-4 max-md:px-1">
            {items.map((thread) => (
              <ThreadItem key={thread.threadId} thread={thread} />
            ))}
          </ul>
          {threads.hasNextPage && (
            <p className="flex justify-center pb-6">
              <Button loading={threads.isFetchingNextPage} onClick={() => void threads.fetchNextPage()}>
                Show more
              </Button>
            </p>
          )}
        </div>
      )}
    </>
  );
}

function ThreadItem({ thread }: { thread: Thread }) {
  const { threadId, channelId, root, about, lastSeq, readSeq } = thread;
  const { slug } = useWorkspaceIds();
  const router = useRouter();
  const format = useTimeFormat();
  const placeName = usePlaceName();
  const { replyCount = 0, lastReplyAt: lastAt = null } = root.thread ?? {};
  const [one, many] = about ? ["comment", "comments"] : ["reply", "replies"];
  return (
    <li className="rounded-md pb-2 hover:bg-hover">
      {about ? (
        <Link
          href={placePath(
            { channelId, anchor: about.quote ? { type: "thread", id: threadId } : about },
            slug,
          )}
          prefetch={false}
          className="flex w-full items-baseline gap-2 px-3 pt-2.5"
        >
          <span className="flex w-8 shrink-0 justify-center self-center text-muted">
            <ObjectIcon object={{ type: about.type, place: null }} />
          </span>
          <span className="min-w-0 truncate font-medium">
            <bdi>{about.title}</bdi>
          </span>
          <span className="shrink-0 text-muted text-xs">{placeName(channelId)}</span>
        </Link>
      ) : (
        <MessagePreview
          message={root}
          place={placeName(channelId)}
          className="w-full px-3 pt-2.5"
          onOpen={() => router.push(`${channelPath(slug, channelId)}?thread=${threadId}`)}
        />
      )}
      <p className="flex items-center gap-2 pr-3 pl-13 text-muted text-xs">
        <span>
          {replyCount} {replyCount === 1 ? one : many}
        </span>
        {lastAt && (
          <span>
            last one <time dateTime={lastAt}>{format.moment(lastAt)}</time>
          </span>
        )}
        <CountBadge count={lastSeq - readSeq} label={`unread ${many}`} />
      </p>
    </li>
  );
}
