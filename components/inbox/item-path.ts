import { PAGES } from "@/components/app/pages";
import type { InboxItem } from "@/lib/inbox/schema";
import { placePath } from "@/lib/objects/place";

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
  if (kind === "INVITE") return PAGES.inbox.path(slug);
  if (kind === "REPORT") return PAGES.moderation.path(home);
  if (!channel) return PAGES.inbox.path(slug);
  const anchor = messageId && seq !== null ? { seq, threadId } : null;
  return placePath({ channelId: channel.id, anchor }, home);
}
