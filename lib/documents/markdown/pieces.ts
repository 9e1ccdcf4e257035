/** A part of a Markdown text. `above` is what it has to be read below: the head of its table. */
export type Piece = { text: string; above: string; continues: "list" | "table" | null };

const ITEM = /^([-+*]|\d{1,9}([.)]))[ \t]/;
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const FENCE = /^[ \t]*(?:(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])[ \t]*)*(`{3,}|~{3,})/;
/** Below an item, such a line ends its list also without an empty line before. */
const ENDS_LIST = /^ {0,3}(?:#{1,6}(?:[ \t]|$)|>|<|\|)/;
const TABLE_HEAD = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** Of a list or a table: the parser takes four times as long for twice as many. */
const MAX_ITEMS = 200;

/**
 * A long part of a text in pieces of about `length` and at most so many items, cut where an item of a list at the margin or a row of a table begins:
 * read by themselves and put together, they are the same list or table.
 */
export function piecesOf(source: string, length: number): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  let at = 0;
  let items = 0;
  let piece: Omit<Piece, "text"> = { above: "", continues: null };
  /** The sign of the list that goes on, and the head of the table. */
  let list: string | null = null;
  let head: string | null = null;
  let fence: string | null = null;
  let last = "";
  const cut = (next: Omit<Piece, "text">) => {
    items += 1;
    if (at - start < length && items < MAX_ITEMS) return;
    items = 0;
    pieces.push({ ...piece, text: source.slice(start, at) });
    piece = next;
    start = at;
  };
  for (const line of source.split("\n")) {
    const mark = FENCE.exec(line)?.[1];
    if (fence) {
      if (mark?.startsWith(fence)) fence = null;
    } else {
      if (mark) fence = mark;
      const item = RULE.test(line) ? null : ITEM.exec(line);
      const sign = item && (item[2] ?? item[1] ?? null);
      if (sign) {
        if (sign === list) cut({ above: "", continues: "list" });
        list = sign;
        head = null;
      } else if (RULE.test(line) || ENDS_LIST.test(line) || (/^\S/.test(line) && (mark || !last.trim())))
        list = null;
      if (!list) {
        if (!line.trim()) head = null;
        else if (head !== null) cut({ above: head, continues: "table" });
        else if (line.includes("|") && last.includes("|") && TABLE_HEAD.test(line))
          head = `${last}\n${line}\n`;
      }
    }
    last = line;
    at += line.length + 1;
  }
  return [...pieces, { ...piece, text: source.slice(start) }];
}
