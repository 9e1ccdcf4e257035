import type { ReactNode } from "react";
import type { TimeFormat } from "@/components/ui/time";
import type { Message } from "@/lib/messages/schema";
import type { QueuedMessage } from "./send-queue-storage";

/** One line of the list, in order. */
export type Row =
  | { kind: "day"; key: string; name: string }
  | { kind: "unread"; key: string }
  | { kind: "message"; key: string; message: Message; startsGroup: boolean }
  | { kind: "outgoing"; key: string; entry: QueuedMessage; startsGroup: boolean }
  /** What `Weave` puts between. */
  | { kind: "extra"; key: string; node: ReactNode };

/** Puts what is no message between the rows of a stream. */
export type Weave = (
  rows: readonly Row[],
  shown: { items: readonly Message[]; before: Message | undefined; hasBefore: boolean; hasAfter: boolean },
) => Row[];

const GROUP_MS = 5 * 60_000;

/** In milliseconds; a little longer than the offer to undo stands. */
const UNDO_MS = 10_000;

/** Taken back right after it was sent: it leaves nothing that would have to be explained. */
export function isWithdrawn({ createdAt, deletedAt, thread }: Message): boolean {
  return deletedAt !== null && !thread && Date.parse(deletedAt) - Date.parse(createdAt) < UNDO_MS;
}

type Options = {
  messages: readonly Message[];
  /** Stands before the first of them, and isn't shown. */
  before: Message | undefined;
  outgoing: readonly QueuedMessage[];
  /** The line "New" stands after this seq. */
  unreadAfter: number;
  userId: string;
  format: Pick<TimeFormat, "dayOf" | "dayName">;
};

/** Incoming webhooks have one author, under many names. */
const authorOf = ({ author, hook }: Message) => (hook ? hook.id + author.name : author.id);

/** Puts days, the unread line and what is on its way between the messages, and groups those of one author. */
export function toRows({ messages, before, outgoing, unreadAfter, userId, format }: Options): Row[] {
  const rows: Row[] = [];
  let day = before ? format.dayOf(before.createdAt) : null;
  let previous: { author: string; at: number } | null =
    before && !before.system ? { author: authorOf(before), at: Date.parse(before.createdAt) } : null;
  // If the first unread message isn't among these, it is further up.
  let isUnreadShown = before !== undefined && before.seq > unreadAfter;

  function startDay(createdAt: string) {
    const next = format.dayOf(createdAt);
    if (next === day) return;
    day = next;
    previous = null;
    rows.push({ kind: "day", key: `day ${day}`, name: format.dayName(createdAt) });
  }

  function startsGroup(author: string, createdAt: string) {
    const at = Date.parse(createdAt);
    const starts = previous?.author !== author || at - previous.at > GROUP_MS;
    previous = { author, at };
    return starts;
  }

  for (const message of messages) {
    if (isWithdrawn(message)) continue;
    startDay(message.createdAt);
    if (!isUnreadShown && message.seq > unreadAfter && message.author.id !== userId) {
      isUnreadShown = true;
      previous = null;
      rows.push({ kind: "unread", key: "unread" });
    }
    // The nonce, so that a message keeps its element when it turns from outgoing to sent.
    const key = message.nonce;
    rows.push({
      kind: "message",
      key,
      message,
      startsGroup: startsGroup(authorOf(message), message.createdAt),
    });
    if (message.system) previous = null;
  }
  for (const entry of outgoing) {
    startDay(entry.createdAt);
    rows.push({
      kind: "outgoing",
      key: entry.nonce,
      entry,
      startsGroup: startsGroup(userId, entry.createdAt),
    });
  }
  return rows;
}
