"use client";
import { AvatarStack } from "@/components/ui/avatar-stack";
import { useTimeFormat } from "@/components/ui/time";
import type { Message } from "@/lib/messages/schema";
import { openThread } from "./thread-place";

/** Under a message that has replies: who answers, how many, when last. Opens the thread. */
export function ThreadSummary({ message }: { message: Message }) {
  const format = useTimeFormat();
  const { thread } = message;
  if (!thread) return null;
  const { replyCount, lastReplyAt, participants } = thread;
  return (
    <button
      type="button"
      onClick={() => openThread(message.id)}
      className="-ml-1.5 mt-1 flex h-8 max-w-full items-center gap-2 rounded-md px-1.5 text-left text-sm hover:bg-press pointer-coarse:h-11"
    >
      <AvatarStack people={participants} />
      <span className="shrink-0 font-medium text-accent">
        {replyCount} {replyCount === 1 ? "reply" : "replies"}
      </span>
      {lastReplyAt && (
        <span className="truncate text-muted text-xs">
          Last one <time dateTime={lastReplyAt}>{format.moment(lastReplyAt)}</time>
        </span>
      )}
    </button>
  );
}
