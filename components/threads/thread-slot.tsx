"use client";
import { onDemand } from "@/components/ui/on-demand";
import type { TreeChannel } from "@/lib/channels/schema";
import { useThreadId } from "./thread-place";

const ThreadPanel = onDemand(() => import("./thread-panel"), <span hidden />);

/** Where the thread that the address names is shown: nothing while it names none. */
export function ThreadSlot({ channel }: { channel: TreeChannel }) {
  const threadId = useThreadId();
  return threadId && <ThreadPanel key={threadId} channel={channel} threadId={threadId} />;
}
