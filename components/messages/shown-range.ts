import type { Message, MessageWindow } from "@/lib/messages/schema";
import { firstSeq, lastSeq } from "@/lib/messages/window";
import { isWithdrawn } from "./rows";

/** The seqs of the messages drawn, of those held. `to` is infinite where it follows the newest. */
export type Range = { from: number; to: number };

/** As many are there at first, and after a jump. */
const FIRST = 50;
/** As many come at once: few enough that drawing them doesn't hold up a scroll. */
const STEP = 25;
/** As many are held beyond those drawn, so that reading them doesn't either. */
export const AHEAD = 100;
/**
 * More than `MAX_SHOWN` are only drawn where they are needed to fill the surroundings of the view. Letting go of the end
 * cuts short a smooth scroll under way, so it is done rarely and of many at once.
 */
const MAX_SHOWN = 350;
const LESS_SHOWN = 225;

export type Shown = MessageWindow & {
  range: Range;
  /** Stands before the first of them; held, not shown. */
  before: Message | undefined;
};

/** Of the first one held it isn't known whether it begins a day or a group: it isn't shown while there are others before. */
export const leastSeq = (held: MessageWindow) =>
  firstSeq(held) + (held.hasBefore && held.items.length > 1 ? 1 : 0);

/** The part of a window that is drawn: where the range holds nothing of it, or is null, its end. */
export function showPart(held: MessageWindow, range: Range | null): Shown {
  const last = lastSeq(held);
  const least = leastSeq(held);
  const isElsewhere = range === null || range.from > last || range.to < least;
  const wanted = isElsewhere ? { from: last - FIRST + 1, to: Number.POSITIVE_INFINITY } : range;
  const from = Math.max(wanted.from, least);
  const items = held.items.filter(({ seq }) => seq >= from && seq <= wanted.to);
  const follows = wanted.to === Number.POSITIVE_INFINITY && !held.hasAfter;
  return {
    items,
    hasBefore: held.hasBefore || from > least,
    hasAfter: held.hasAfter || wanted.to < last,
    before: held.items.findLast((message) => message.seq < from && !isWithdrawn(message)),
    range: { from, to: follows ? wanted.to : Math.min(wanted.to, last) },
  };
}

/** Draws what is before, and lets go of the end; never of `keep`, which is measured only then. */
export function showOlder({ from, to }: Range, held: MessageWindow, keep: () => Range): Range {
  const start = Math.max(from - STEP, leastSeq(held));
  const isTooMuch = Math.min(to, lastSeq(held)) - start >= MAX_SHOWN;
  return { from: start, to: isTooMuch ? Math.min(to, Math.max(start + LESS_SHOWN - 1, keep().to)) : to };
}

/** Draws what comes after, and lets go of the start; never of `keep`. */
export function showNewer({ from, to }: Range, held: MessageWindow, keep: () => Range): Range {
  const last = lastSeq(held);
  const end = Math.min(to + STEP, last);
  return {
    from: end - from >= MAX_SHOWN ? Math.max(from, Math.min(end - LESS_SHOWN + 1, keep().from)) : from,
    to: end === last && !held.hasAfter ? Number.POSITIVE_INFINITY : end,
  };
}

export const rangeAround = (seq: number): Range => ({ from: seq - FIRST / 2, to: seq + FIRST / 2 });
