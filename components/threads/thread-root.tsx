"use client";
import { useMessageChannel } from "@/components/messages/message-channel";
import { MessageFrame } from "@/components/messages/message-frame";
import { MessageParts } from "@/components/messages/message-parts";
import { useTimeFormat } from "@/components/messages/time";
import type { TreeChannel } from "@/lib/channels/schema";
import type { Thread } from "@/lib/messages/threads/schema";

/** The message that a thread hangs on, above its replies. */
export function ThreadRoot({ thread, channel }: { thread: Thread; channel: TreeChannel }) {
  const format = useTimeFormat();
  const place = useMessageChannel(channel);
  const { root } = thread;
  const count = root.thread?.replyCount ?? 0;
  return (
    <div className="pt-2">
      <MessageFrame author={root.author} createdAt={root.createdAt} startsGroup format={format}>
        {root.deletedAt ? (
          <p className="text-muted italic">This message was deleted.</p>
        ) : (
          <MessageParts message={root} channel={place} />
        )}
      </MessageFrame>
      <p className="mt-3 flex items-center gap-3 px-5 text-muted text-xs max-md:px-3">
        {count === 0 ? "No replies yet" : `${count} ${count === 1 ? "reply" : "replies"}`}
        <span className="h-px flex-1 bg-line" />
      </p>
    </div>
  );
}
