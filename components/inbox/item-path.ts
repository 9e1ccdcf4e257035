import { channelPath } from "@/components/app/paths";
import type { InboxItem } from "@/lib/inbox/schema";

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
  const path = channelPath(home, channel.id);
  if (!messageId || seq === null) return path;
  return threadId ? `${path}?thread=${threadId}&m=${seq}` : `${path}?m=${seq}`;
}
