import { PAGES } from "@/components/app/pages";
import { channelPath } from "@/components/workspaces/paths";
import type { InboxItem } from "@/lib/inbox/schema";

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
  const path = channelPath(home, channel.id);
  if (!messageId || seq === null) return path;
  return threadId ? `${path}?thread=${threadId}&m=${seq}` : `${path}?m=${seq}`;
}
