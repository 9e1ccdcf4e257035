"use client";
import { useQuery } from "@tanstack/react-query";
import { ListPlus, MessageSquareReply, Sparkles } from "lucide-react";
import { useEffect, useState } from "react";
import { MessageListSkeleton } from "@/components/messages/message-list-skeleton";
import { useActions } from "@/components/shell/actions";
import { PaneHeader } from "@/components/shell/pane-header";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { onDemand } from "@/components/ui/on-demand";
import { SidePanel } from "@/components/workspaces/side-panel";
import type { TreeChannel } from "@/lib/channels/schema";
import { AppError } from "@/lib/http/errors";
import { threadQuery } from "@/lib/messages/threads/queries";
import type { Thread } from "@/lib/messages/threads/schema";
import { hasCommentsBeside } from "@/lib/objects/types";
import { FollowButton } from "./follow-button";
import { openThread } from "./thread-place";
import { ThreadStream } from "./thread-stream";

const CommentActions = onDemand(
  () => import("@/components/documents/comments/comment-actions"),
  <span hidden />,
);

const ThreadTask = onDemand(() => import("@/components/ai/writing/thread-task"));
const SummaryDialog = onDemand(() => import("@/components/ai/summary/summary-dialog"));

function SummarizeButton({ channel, threadId }: { channel: TreeChannel; threadId: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton label="Summarize the thread" onClick={() => setOpen(true)}>
        <Sparkles />
      </IconButton>
      {isOpen && <SummaryDialog channel={channel} threadId={threadId} onClose={() => setOpen(false)} />}
    </>
  );
}

function TaskButton({ channelId, threadId }: { channelId: string; threadId: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton label="Make a task of the thread with AI" onClick={() => setOpen(true)}>
        <ListPlus />
      </IconButton>
      {isOpen && <ThreadTask {...{ channelId, threadId }} onClose={() => setOpen(false)} />}
    </>
  );
}

/** A thread beside the page: its root message, the replies, and a composer. */
export default function ThreadPanel({ channel, threadId }: { channel: TreeChannel; threadId: string }) {
  function close() {
    openThread(null);
    document.querySelector<HTMLElement>("main [data-composer]")?.focus();
  }
  // Before that of the channel: Escape closes what was opened last.
  useActions([
    { id: "thread.close", label: "Close the thread", group: "Channels", shortcut: "escape", run: close },
  ]);
  const { data: thread, error, refetch } = useQuery(threadQuery(threadId));
  const isGone =
    (error instanceof AppError && error.code === "not_found") ||
    (thread !== undefined && thread.channelId !== channel.id);
  return (
    <SidePanel label="Thread">
      <PaneHeader
        level={2}
        title={thread?.about ? "Comment" : "Thread"}
        subtitle={channel.name}
        actions={
          thread &&
          !isGone && (
            <>
              {thread.about?.type === "document" && (
                <CommentActions channel={channel} documentId={thread.about.id} commentId={threadId} />
              )}
              <SummarizeButton channel={channel} threadId={threadId} />
              <TaskButton channelId={channel.id} threadId={threadId} />
              <FollowButton thread={thread} />
            </>
          )
        }
        onClose={close}
      />
      {isGone ? (
        <EmptyState icon={<MessageSquareReply />} title="This thread isn’t here any more">
          It isn’t in this channel, or it isn’t shared with you.
        </EmptyState>
      ) : thread?.about && hasCommentsBeside(thread.about.type) ? (
        <CommentsInstead about={thread.about} />
      ) : thread ? (
        <ThreadStream channel={channel} thread={thread} />
      ) : error ? (
        <ErrorState onRetry={() => void refetch()} />
      ) : (
        <MessageListSkeleton />
      )}
    </SidePanel>
  );
}

/** Comments that are shown beside their object: the address of their thread leads there, and to the message that it names. */
function CommentsInstead({ about: { type, id } }: { about: NonNullable<Thread["about"]> }) {
  useEffect(() => {
    const url = new URL(location.href);
    url.searchParams.delete("thread");
    url.searchParams.set(type, id);
    history.replaceState(null, "", url);
  }, [type, id]);
  return <MessageListSkeleton />;
}
