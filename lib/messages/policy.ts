import { isAllowed } from "@/lib/channels/policy";
import type { ChannelType } from "@/lib/channels/types";
import type { ChannelRole } from "@/lib/permissions";
import type { Message, MessageQuery } from "./schema";

type InChannel = { role: ChannelRole; type: ChannelType; isArchived: boolean };
type Written = { author: { id: string } };

/** What has words of its author's own: a poll has votes on its words, what was forwarded has somebody else's. */
export function hasEditableText({ kind, forwarded }: Pick<Message, "kind" | "forwarded">): boolean {
  return !forwarded && kind !== "SYSTEM" && kind !== "POLL" && kind !== "STICKER";
}

/** Only who wrote a message changes its words. */
export function canEdit(message: Written, userId: string, channel: InChannel): boolean {
  return message.author.id === userId && isAllowed(channel, "message.changeOwn");
}

/** An answer of the assistant is also for whoever asked to delete. */
export function canDelete(
  message: Written & Pick<Message, "answer">,
  userId: string,
  channel: InChannel,
): boolean {
  const isMine = message.author.id === userId || message.answer?.askerId === userId;
  return (isMine && isAllowed(channel, "message.changeOwn")) || isAllowed(channel, "message.moderate");
}

/** PostgreSQL's largest integer; no channel has as many messages. */
export const MAX_SEQ = 2_147_483_647;

/** The first and last seq of a window. Numbers have no gaps, so a window is a range. */
export function windowOf(query: Omit<MessageQuery, "limit"> & { limit: number }, lastSeq: number) {
  const { after, before, around, limit } = query;
  const newest = Math.max(1, lastSeq - limit + 1);
  let from = newest;
  if (after !== undefined) from = after + 1;
  else if (before !== undefined) from = Math.max(1, Math.min(before, lastSeq + 1) - limit);
  // Near the ends the window moves inwards rather than getting short.
  else if (around !== undefined) from = Math.max(1, Math.min(around - Math.floor(limit / 2), newest));
  const to = before === undefined ? from + limit - 1 : Math.min(before - 1, from + limit - 1);
  return { from: Math.min(from, MAX_SEQ), to: Math.min(to, MAX_SEQ) };
}
