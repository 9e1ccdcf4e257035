import type { Message, MessageWindow } from "./schema";

/** A window that holds more lets go of what is further than `MARGIN` from what is shown, and reads it again when needed. */
const MAX_MESSAGES = 600;
const MARGIN = 150;
/** As much of a quoted message as the server gives. */
const QUOTE_LENGTH = 300;

export const firstSeq = (window: MessageWindow) => window.items[0]?.seq ?? 0;
export const lastSeq = (window: MessageWindow) => window.items.at(-1)?.seq ?? 0;

/** The newer version of a message takes the place of the one the window holds, and of what quotes of it show. */
export function replaceMessage(window: MessageWindow, message: Message): MessageWindow {
  const { id, body, deletedAt } = message;
  const isQuoted = (quote: Message["quote"] | undefined) => quote?.id === id;
  const isHere = ({ quote, broadcast, ...item }: Message) =>
    item.id === id || isQuoted(quote) || isQuoted(broadcast?.root);
  if (!window.items.some(isHere)) return window;
  const now = { body: body.slice(0, QUOTE_LENGTH), isDeleted: deletedAt !== null };
  const follow = <Q extends Message["quote"]>(quote: Q): Q =>
    isQuoted(quote) ? { ...quote, ...now } : quote;
  return {
    ...window,
    items: window.items.map((item) => {
      // A reply that was also sent to the channel has another place there.
      if (item.id === id) return { ...message, threadId: item.threadId, seq: item.seq };
      if (!isHere(item)) return item;
      const { quote, broadcast } = item;
      return {
        ...item,
        quote: follow(quote),
        broadcast: broadcast && { ...broadcast, root: follow(broadcast.root) },
      };
    }),
  };
}

/**
 * Adds a message at the end. Null means a gap: something before it is missing and has to be asked for.
 * A window that doesn't reach the newest messages stays as it is.
 */
export function appendMessage(window: MessageWindow, message: Message): MessageWindow | null {
  if (window.hasAfter) return window;
  const last = lastSeq(window);
  if (message.seq <= last) return replaceMessage(window, message);
  if (message.seq > last + 1 && (last > 0 || message.seq > 1)) return null;
  return { ...window, items: [...window.items, message] };
}

/** Joins what was read after `window`, which may overlap its end with newer versions. */
export function joinAfter(window: MessageWindow, next: MessageWindow): MessageWindow {
  const from = firstSeq(next);
  if (!from) return { ...window, hasAfter: next.hasAfter };
  // What came by event while this was under way is newer than what was read.
  const to = lastSeq(next);
  const items = [
    ...window.items.filter((item) => item.seq < from),
    ...next.items,
    ...window.items.filter((item) => item.seq > to),
  ];
  return {
    items,
    hasBefore: from < firstSeq(window) ? next.hasBefore : window.hasBefore,
    hasAfter: lastSeq(window) > to ? window.hasAfter : next.hasAfter,
  };
}

export function joinBefore(window: MessageWindow, previous: MessageWindow): MessageWindow {
  const start = firstSeq(window);
  return {
    items: [...previous.items.filter((item) => item.seq < start), ...window.items],
    hasBefore: previous.hasBefore,
    hasAfter: window.hasAfter,
  };
}

/** Shortens a window that has become very long, far from the seqs that are shown; the same object where nothing goes. */
export function trimAround(window: MessageWindow, shown: { from: number; to: number }): MessageWindow {
  if (window.items.length <= MAX_MESSAGES) return window;
  const items = window.items.filter(({ seq }) => seq >= shown.from - MARGIN && seq <= shown.to + MARGIN);
  if (items.length === window.items.length) return window;
  return {
    items,
    hasBefore: window.hasBefore || items[0]?.seq !== firstSeq(window),
    hasAfter: window.hasAfter || items.at(-1)?.seq !== lastSeq(window),
  };
}
