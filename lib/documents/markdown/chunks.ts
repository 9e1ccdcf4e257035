/** The parser takes four times as long for a text of double length: this much takes some tens of milliseconds. */
const CHUNK_LENGTH = 8_000;

/** Nobody writes longer ones. */
const MAX_FENCE = 1_000;

type Open = { end: RegExp; isInside: boolean };

/** What begins something that may hold empty lines, and how it ends. */
function opened(line: string): Open | null {
  const fence = /^((?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*)(`{3,}|~{3,})([\s\S]*)$/.exec(line);
  if (fence && !(fence[2]!.startsWith("`") && fence[3]!.includes("`"))) {
    const [, before = "", sign = ""] = fence;
    return {
      end: new RegExp(`^[ \\t>]*${sign[0]}{${Math.min(sign.length, MAX_FENCE)},}[ \\t]*$`),
      isInside: before.trim() !== "",
    };
  }
  const tag = /^ {0,3}<(?:(script|pre|style|textarea)(?=[\s>]|$)|(!--)|\?|!)/i.exec(line);
  if (!tag) return null;
  const end = tag[1] ? new RegExp(`</${tag[1]}>`, "i") : tag[2] ? /-->/ : />/;
  return end.test(line) ? null : { end, isInside: false };
}

/** Below an empty line, such a line belongs to no list, quote or table. */
const BEGINS_BLOCK = /^(?![-+*](?:[ \t]|$)|\d)[^\s>|<`~]/;

/** A Markdown text in parts that mean the same each by itself, apart from definitions. */
export function* chunksOf(source: string): Generator<string> {
  let open: Open | null = null;
  let isBelowEmpty = false;
  let start = 0;
  let at = 0;
  for (const line of source.split("\n")) {
    if (isBelowEmpty && BEGINS_BLOCK.test(line)) {
      // A list or a quote has ended, and what was open in it.
      if (open?.isInside) open = null;
      if (!open && at - start >= CHUNK_LENGTH) {
        yield source.slice(start, at);
        start = at;
      }
    }
    if (open) open = open.end.test(line) ? null : open;
    else open = opened(line);
    isBelowEmpty = line.trim() === "";
    at += line.length + 1;
  }
  yield source.slice(start);
}
