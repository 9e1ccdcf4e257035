import type { Range } from "./shown-range";

/** As many pixels of a row, half a line, have to be in view. */
const SEEN = 12;

/** The rows in the box, whether the newest is among them, and which that was: drawing them may be behind. */
export type Drawn = { range: Range; isEnd: boolean; newestSeq: number };

type Seen = {
  /** Up to where everything is read. */
  readSeq: number;
  /** The first unread message is further up, drawn or not. */
  isUnreadAbove: boolean;
};

/**
 * How far is read of a stream whose messages up to `readSeq` were: on from there, up to the last one in view, where the
 * first unread one is in view as well. Null while the box is hidden.
 */
export function seenIn(box: HTMLElement, drawn: Drawn, readSeq: number): Seen | null {
  if (box.clientHeight === 0) return null;
  const view = box.getBoundingClientRect();
  const rows = [...box.querySelectorAll<HTMLElement>("[data-seq]")];
  const seqOf = (row: HTMLElement | undefined) => Number(row?.dataset.seq);
  const first = rows.findIndex((row) => seqOf(row) > readSeq);
  const firstRow = rows[first];
  // What remains of the stream has no rows.
  if (!firstRow) return { readSeq: drawn.isEnd ? drawn.newestSeq : readSeq, isUnreadAbove: false };
  const isUnreadAbove =
    drawn.range.from > readSeq + 1 || firstRow.getBoundingClientRect().bottom < view.top + SEEN;
  if (isUnreadAbove) return { readSeq, isUnreadAbove };
  const below = rows.findIndex(
    (row, index) => index >= first && row.getBoundingClientRect().top > view.bottom - SEEN,
  );
  if (below < 0 && drawn.isEnd) return { readSeq: drawn.newestSeq, isUnreadAbove };
  const last = rows.at(below < 0 ? -1 : below - 1);
  return { readSeq: below === first ? readSeq : seqOf(last), isUnreadAbove };
}
