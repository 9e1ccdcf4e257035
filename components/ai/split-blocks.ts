import type { List, Root } from "mdast";

/** Parses to a tree with positions; null for what is to be shown as it is. */
type Parse = (text: string) => Root | null;

/** Parsed at once while looking for the end of a block. */
const WINDOW = 3_000;
/** Of a list that is drawn at once: a longer one goes on in a block of its own, at its next item. */
const LONG_LIST = 1_500;
/** A growing block that is longer, such as a table, is looked at and drawn anew once it has grown by this part of it. */
const LONG_BLOCK = 2_500;
const GROWTH = 1 / 16;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/**
 * Cuts a growing text into the blocks of its Markdown, so that a finished block is parsed and drawn once. A block is
 * finished when the first line of the next one is complete: no later line can belong to it then. Called with a text that
 * goes on from the one before, it looks at the last block only, where a line was completed.
 */
export function blockSplitter(parse: Parse) {
  let before = "";
  let blocks: string[] = [];
  let start = 0;
  let shown: readonly string[] = [];
  /** How much of the last block was looked at. */
  let looked = 0;
  return (text: string, isGrowing = false): readonly string[] => {
    if (text.startsWith(before) && isGrowing) {
      const length = text.length - start;
      const isHeld = length > LONG_BLOCK && length < looked * (1 + GROWTH) && !FENCE.test(shown.at(-1) ?? "");
      if (isHeld) return shown;
      if (text.indexOf("\n", before.length) < 0) {
        [before, looked] = [text, length];
        shown = withRest(blocks, text.slice(start));
        return shown;
      }
    } else if (!text.startsWith(before)) [blocks, start, looked] = [[], 0, 0];
    before = text;
    const finished = [...blocks];
    // In what was looked at there is no end: it isn't parsed once more by itself.
    for (let window = looked + WINDOW; ; window = WINDOW) {
      const { found, end } = finishedBlocks(text.slice(start), parse, window);
      if (end === 0) break;
      finished.push(...found);
      start += end;
    }
    blocks = finished;
    looked = text.length - start;
    shown = withRest(blocks, text.slice(start));
    return shown;
  };
}

function withRest(blocks: readonly string[], text: string): readonly string[] {
  const rest = text.replace(/^\s*\n/, "");
  return rest.trim() ? [...blocks, rest] : blocks;
}

/** The finished blocks at the beginning of a text, and where what follows them begins; 0 where there are none. */
function finishedBlocks(text: string, parse: Parse, window: number): { found: string[]; end: number } {
  const fence = fencedBlock(text);
  if (fence !== null) return fence > 0 ? { found: [text.slice(0, fence)], end: fence } : NONE;
  for (let size = window; ; size *= 2) {
    const isWhole = size >= text.length;
    const lineEnd = text.indexOf("\n", size);
    const part = isWhole || lineEnd < 0 ? text : text.slice(0, lineEnd + 1);
    const found = finishedIn(part, parse);
    if (found.end > 0 || part === text) return found;
  }
}

const NONE = { found: [], end: 0 };

/** The end of the code block that a text begins with: 0 while its closing fence isn't there, null without one. */
function fencedBlock(text: string): number | null {
  const fence = FENCE.exec(text)?.[1];
  if (!fence || text.indexOf("\n") < 0) return fence ? 0 : null;
  const closing = new RegExp(`\\n {0,3}${fence[0]}{${fence.length},}[ \\t]*\\n`);
  const found = closing.exec(text);
  return found ? found.index + found[0].length : 0;
}

function finishedIn(part: string, parse: Parse): { found: string[]; end: number } {
  const tree = parse(part);
  // Too many marks for one look: up to the next blank line it is a block of its own.
  if (!tree) {
    const gap = /\n[ \t]*\n/.exec(part);
    const end = gap ? gap.index + gap[0].length : 0;
    return end > 0 ? { found: [part.slice(0, end)], end } : NONE;
  }
  const nodes = tree.children.map((node) => ({
    from: node.position?.start.offset ?? 0,
    to: node.position?.end.offset ?? 0,
    cut: node.type === "list" ? cutOf(node, part) : 0,
  }));
  if (nodes[0]?.cut) return { found: [part.slice(0, nodes[0].cut)], end: nodes[0].cut };
  // What stands before a long list comes first.
  const long = nodes.findIndex(({ cut }) => cut > 0);
  const lastStart = long > 0 ? long : nodes.findLastIndex(({ from }) => part.indexOf("\n", from) >= 0);
  if (lastStart < 1) return NONE;
  // A block stands at the beginning of its line.
  const end = part.lastIndexOf("\n", nodes[lastStart]!.from) + 1;
  return {
    found: nodes.slice(0, lastStart).map(({ from, to }) => part.slice(lineStart(part, from), to)),
    end,
  };
}

/**
 * Where a long list goes on in another block, which no later line changes: at an item whose first line is complete. Not
 * where its number isn't the one that it is shown with. 0 where there is no such place.
 */
function cutOf({ children, start, position }: List, part: string): number {
  const from = position?.start.offset ?? 0;
  const at = children.findIndex(({ position: item }, index) => {
    const offset = item?.start.offset ?? 0;
    const isNumbered = typeof start !== "number" || Number.parseInt(part.slice(offset), 10) === start + index;
    return offset - from >= LONG_LIST && part.indexOf("\n", offset) >= 0 && isNumbered;
  });
  return at > 0 ? lineStart(part, children[at]!.position!.start.offset!) : 0;
}

const lineStart = (text: string, at: number) => text.lastIndexOf("\n", at - 1) + 1;

/** The code of a block that is one, finished or not: it takes no parser, and has no limit of marks. */
export function codeOf(block: string): { language: string; code: string } | null {
  const fence = FENCE.exec(block)?.[1];
  const newline = block.indexOf("\n");
  if (!fence || newline < 0) return null;
  const info = block.slice(0, newline).trim().slice(fence.length).trim();
  // Those of backticks have none in their first line: that would be code in a text.
  if (fence[0] === "`" && info.includes("`")) return null;
  const closing = new RegExp(`(?:^|\\n) {0,3}${fence[0]}{${fence.length},}[ \\t]*\\n?$`);
  const code = block.slice(newline + 1).replace(closing, "");
  return { language: info.split(/\s/, 1)[0] ?? "", code: code.replace(/\n$/, "") };
}
