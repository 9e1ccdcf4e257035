import type { Conversation } from "@/lib/conversations/schema";
import type { InboxCounts } from "@/lib/inbox/schema";

/** The number says how much wants an answer; the dot, that anything else is new. */
export type TabBadge = { count: number; hasDot: boolean };

type Position = Pick<Conversation, "lastSeq" | "readSeq" | "isMuted" | "mentionCount">;

/**
 * Unread items of the inbox, and unread conversations: each once, also where both know it.
 * @param isUnread whether a channel has something new
 */
export function badgeOf(
  counts: InboxCounts,
  conversations: readonly Position[],
  isUnread: boolean,
): TabBadge {
  const { DIRECT_MESSAGE = 0, ...others } = counts;
  // A mention in one is an item of its own.
  const unread = conversations.filter(
    ({ lastSeq, readSeq, isMuted, mentionCount }) => lastSeq > readSeq && !isMuted && mentionCount === 0,
  );
  const inInbox = Object.values(others).reduce((sum, count) => sum + count, 0);
  const count = inInbox + Math.max(DIRECT_MESSAGE, unread.length);
  return { count, hasDot: count === 0 && isUnread };
}
