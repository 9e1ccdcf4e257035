"use client";
import { MessageStream } from "@/components/messages/message-stream";
import type { TreeChannel } from "@/lib/channels/schema";
import type { Thread } from "@/lib/messages/threads/schema";
import { ThreadRoot } from "./thread-root";

/** The replies of a thread under its root, with the place to write. */
export const ThreadStream = ({ channel, thread }: { channel: TreeChannel; thread: Thread }) => (
  <MessageStream
    channel={channel}
    thread={thread}
    root={(onEdited) => <ThreadRoot thread={thread} channel={channel} onEdited={onEdited} />}
  />
);
