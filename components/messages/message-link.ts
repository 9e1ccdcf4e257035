import { channelPath } from "@/components/workspaces/paths";
import type { Message } from "@/lib/messages/schema";

type Place = Pick<Message, "channelId" | "threadId" | "seq">;

/** The address that shows a message in context: in its channel, or in the thread beside it. */
export function messagePath(slug: string, { channelId, threadId, seq }: Place): string {
  const search = new URLSearchParams({ ...(threadId && { thread: threadId }), m: String(seq) });
  return `${channelPath(slug, channelId)}?${search}`;
}
