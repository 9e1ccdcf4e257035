"use client";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Inbox } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { useChannels, useMe } from "@/components/app/workspace-context";
import { conversationTitle } from "@/components/conversations/conversation-title";
import { ReceiptsProvider } from "@/components/conversations/receipts-provider";
import { MessageListSkeleton } from "@/components/messages/message-list-skeleton";
import { MessageStream } from "@/components/messages/message-stream";
import { FollowButton } from "@/components/threads/follow-button";
import { openThread, useThreadId } from "@/components/threads/thread-place";
import { ThreadStream } from "@/components/threads/thread-stream";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { onDemand } from "@/components/ui/on-demand";
import { channelQuery } from "@/lib/channels/queries";
import type { TreeChannel } from "@/lib/channels/schema";
import { channelTypeOf } from "@/lib/channels/types";
import { conversationQuery, conversationsQuery } from "@/lib/conversations/queries";
import { bindDocumentCommentEvents } from "@/lib/documents/comments/cache-events";
import { AppError } from "@/lib/http/errors";
import type { InboxItem } from "@/lib/inbox/schema";
import { threadQuery } from "@/lib/messages/threads/queries";
import { useCacheEvents } from "@/lib/realtime/client";

const DocumentChannel = onDemand(
  () => import("@/components/documents/document-channel"),
  <MessageListSkeleton />,
);

type PreviewChannelProps = {
  item: Pick<InboxItem, "seq" | "block">;
  channelId: string;
  /** Where the channel's content has no preview. */
  otherwise: ReactNode;
};

export function PreviewChannel({ item, channelId, otherwise }: PreviewChannelProps) {
  const me = useMe();
  const listed = useChannels().find(({ id }) => id === channelId);
  const alone = useQuery({ ...channelQuery(channelId), enabled: !listed });
  const channel = listed ?? alone.data;
  if (!channel || (!listed && alone.error)) return <Missing query={alone} />;
  const { messages, documentKind } = channelTypeOf(channel.type);
  if (item.seq === null && documentKind === "rich-text") return <DocumentChannel channel={channel} me={me} />;
  if (item.seq === null && messages === "beside") return otherwise;
  return <Stream channel={channel} />;
}

export function PreviewConversation({ channelId }: { channelId: string }) {
  const me = useMe();
  const lists = useInfiniteQuery(conversationsQuery());
  const listed = lists.data?.pages.flatMap(({ items }) => items).find(({ id }) => id === channelId);
  const alone = useQuery({ ...conversationQuery(channelId), enabled: !listed });
  const conversation = listed ?? alone.data;
  const channel = useMemo(
    () => conversation && { ...conversation, name: conversationTitle(conversation, me.id) },
    [conversation, me.id],
  );
  if (!conversation || !channel) return <Missing query={alone} />;
  return (
    <ReceiptsProvider conversation={conversation}>
      <Stream channel={channel} />
    </ReceiptsProvider>
  );
}

/** The messages that the address names: those of the channel, or of a thread. */
function Stream({ channel }: { channel: TreeChannel }) {
  const threadId = useThreadId();
  useCacheEvents(bindDocumentCommentEvents);
  const thread = useQuery({ ...threadQuery(threadId ?? ""), enabled: threadId !== null });
  if (!threadId) return <MessageStream key={channel.id} channel={channel} />;
  if (!thread.data || thread.data.channelId !== channel.id) return <Missing query={thread} />;
  return (
    <>
      <div className="flex shrink-0 items-center justify-end gap-1 border-b px-4 py-1 max-md:px-2">
        <Button size="sm" variant="ghost" onClick={() => openThread(null)}>
          Show {channelTypeOf(channel.type).prefix}
          {channel.name}
        </Button>
        <FollowButton thread={thread.data} />
      </div>
      <ThreadStream key={threadId} channel={channel} thread={thread.data} />
    </>
  );
}

type MissingProps = { query: { error: Error | null; refetch: () => unknown } };

/** Not there yet, or not any more. */
function Missing({ query: { error, refetch } }: MissingProps) {
  if (!error) return <MessageListSkeleton />;
  if (!(error instanceof AppError && error.code === "not_found"))
    return <ErrorState onRetry={() => void refetch()} />;
  return (
    <EmptyState icon={<Inbox />} title="This isn’t here any more">
      It was deleted, or isn’t shared with you now.
    </EmptyState>
  );
}
