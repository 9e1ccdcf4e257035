import { PAGES } from "@/components/app/pages";
import { inboxKind } from "@/lib/inbox/kinds";
import type { InboxItem } from "@/lib/inbox/schema";
import { placePath } from "@/lib/objects/place";
import { hasCommentsBeside } from "@/lib/objects/types";

type Place = Pick<
  InboxItem,
  "kind" | "workspace" | "channel" | "threadId" | "about" | "seq" | "block" | "target"
>;

/**
 * The exact place that an item is about.
 * @param slug the workspace to show it in where it belongs to none: direct and group conversations
 */
export function itemPath(place: Place, slug: string): string {
  const { kind, workspace, channel } = place;
  const home = workspace?.slug ?? slug;
  const { page } = inboxKind(kind);
  if (page === "moderation") return PAGES.moderation.path(home);
  if (page === "inbox" || !channel) return PAGES.inbox.path(slug);
  return placePath({ channelId: channel.id, anchor: anchorOf(place) }, home);
}

function anchorOf({ threadId, about, seq, block, target }: Place) {
  if (seq !== null) return { seq, threadId, about: about && hasCommentsBeside(about.type) ? about : null };
  if (block !== null) return { block };
  return target?.type === "task" ? target : null;
}
