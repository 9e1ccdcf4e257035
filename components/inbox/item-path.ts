import { PAGES } from "@/components/app/pages";
import { inboxKind } from "@/lib/inbox/kinds";
import type { InboxItem } from "@/lib/inbox/schema";
import { placePath } from "@/lib/objects/place";

type Place = Pick<InboxItem, "kind" | "workspace" | "channel" | "threadId" | "seq" | "block">;

/**
 * The exact place that an item is about.
 * @param slug the workspace to show it in where it belongs to none: direct and group conversations
 */
export function itemPath({ kind, workspace, channel, threadId, seq, block }: Place, slug: string): string {
  const home = workspace?.slug ?? slug;
  const { page } = inboxKind(kind);
  if (page === "moderation") return PAGES.moderation.path(home);
  if (page === "inbox" || !channel) return PAGES.inbox.path(slug);
  const anchor = seq !== null ? { seq, threadId } : block !== null ? { block } : null;
  return placePath({ channelId: channel.id, anchor }, home);
}
