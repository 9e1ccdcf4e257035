"use client";
import { onDemand } from "@/components/ui/on-demand";
import type { TreeChannel } from "@/lib/channels/schema";
import { useThreadId } from "./thread-place";

const ThreadPanel = onDemand(() => import("./thread-panel"), <span hidden />);

/** Shows the thread that the address names, if any. */
export function ThreadSlot({ channel }: { channel: TreeChannel }) {
  const threadId = useThreadId();
  return threadId && <ThreadPanel key={threadId} channel={channel} threadId={threadId} />;
}
