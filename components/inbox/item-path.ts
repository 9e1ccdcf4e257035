import type { InboxItem } from "@/lib/inbox/schema";
import { placePath } from "@/lib/objects/place";

export const inboxPath = (slug: string) => `/w/${slug}/inbox`;

type Place = Pick<InboxItem, "kind" | "workspace" | "channel" | "threadId" | "messageId" | "seq">;

/**
 * The exact place that an item is about.
 * @param slug the workspace to show it in where it belongs to none: direct and group conversations
 */
export function itemPath(
  { kind, workspace, channel, threadId, messageId, seq }: Place,
  slug: string,
): string {
  const home = workspace?.slug ?? slug;
  if (kind === "INVITE") return inboxPath(slug);
  if (kind === "REPORT") return `/w/${home}/moderation`;
  if (!channel) return inboxPath(slug);
  const anchor = messageId && seq !== null ? { seq, threadId } : null;
  return placePath({ channelId: channel.id, anchor }, home);
}
