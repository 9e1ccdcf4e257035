import { setImmediate as nextTurn } from "node:timers/promises";
import type { Definition, Nodes, Root, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { chunksOf } from "./chunks";
import { type Piece, piecesOf } from "./pieces";

/** One piece of Markdown that is longer, such as a quote, is read as the lines that it has: it could take seconds. */
const MAX_PIECE = 30_000;
/** Of long lists and tables, which are read in pieces. */
const PIECE_LENGTH = 6_000;
/** Nobody writes lists and quotes so deep in each other. */
const DEEP_NESTING = /^[ \t]*(?:(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])[ \t]*){30}/m;
/** The parser begins anew for each quote and footnote: a part has at most so many, which takes some tens of milliseconds. */
const MAX_BEGINNINGS = 300;
const BEGINNINGS = /\n[ \t]*\n {0,3}(?:>|\[\^)/g;
/** Lists in others aren't read in pieces: this many items take about a second. */
const MAX_ITEMS = 2_000;
const ITEMS = /^[ \t>]*(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/gm;
/** Definitions are parsed with each chunk. */
const MAX_DEFINITIONS = 4_000;

/** It looks for addresses again in what the parser has found to be text. */
const fromGfm = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));

/**
 * The Markdown of a file or a program, by the rules of GitHub. Others get their turn in between: a book takes seconds.
 * @param source with line feeds as line ends
 */
export async function parseMarkdown(source: string): Promise<Root> {
  const chunks = [...chunksOf(source)];
  const root = await parseChunks(chunks, "");
  const definitions = [...definitionsIn(root).values()]
    .map(({ position }) => source.slice(position?.start.offset, position?.end.offset))
    .join("\n");
  const isKnown = chunks.length === 1 || definitions.length === 0 || definitions.length > MAX_DEFINITIONS;
  return isKnown ? root : parseChunks(chunks, definitions);
}

async function parseChunks(chunks: readonly string[], definitions: string): Promise<Root> {
  const children: RootContent[] = [];
  let offset = 0;
  for (const chunk of chunks) {
    for (const piece of piecesIn(chunk)) {
      if (offset > 0) await nextTurn();
      const nodes = parsePiece(piece, definitions, offset);
      const [first, ...others] = nodes;
      const isJoined = first && join(children.at(-1), first, piece);
      // Not in one call: there may be more of them than a call takes.
      for (const node of isJoined ? others : nodes) children.push(node);
      offset += piece.text.length;
    }
  }
  return { type: "root", children };
}

const piecesIn = (chunk: string): Piece[] =>
  piecesOf(chunk, chunk.length > MAX_PIECE ? PIECE_LENGTH : MAX_PIECE);

/** Puts what a piece goes on with behind what it belongs to. */
function join(last: RootContent | undefined, first: RootContent, { continues }: Piece): boolean {
  if (continues === "list" && last?.type === "list" && first.type === "list") {
    if (last.ordered !== first.ordered) return false;
    for (const item of first.children) last.children.push(item);
  } else if (continues === "table" && last?.type === "table" && first.type === "table") {
    // The head is that of the first piece.
    for (const row of first.children.slice(1)) last.children.push(row);
  } else return false;
  if (last.position && first.position) last.position.end = first.position.end;
  return true;
}

function parsePiece({ text, above }: Piece, definitions: string, offset: number): RootContent[] {
  if (text.length > MAX_PIECE || DEEP_NESTING.test(text)) return plain(text);
  if ((text.match(BEGINNINGS)?.length ?? 0) > MAX_BEGINNINGS) return plain(text);
  if ((text.match(ITEMS)?.length ?? 0) > MAX_ITEMS) return plain(text);
  const options = { extensions: [gfm()], mdastExtensions: [fromGfm] };
  const source = above + text;
  const { children } = fromMarkdown(definitions ? `${source}\n\n${definitions}` : source, options);
  const own = children.filter(({ position }) => (position?.start.offset ?? 0) < source.length);
  for (const node of own) shift(node, offset - above.length);
  return own;
}

const plain = (chunk: string): RootContent[] =>
  chunk
    .split(/\n+/)
    .map((value) => ({ type: "paragraph", children: value ? [{ type: "text", value }] : [] }));

function shift(node: Nodes, by: number) {
  for (const place of [node.position?.start, node.position?.end])
    if (place?.offset !== undefined) place.offset += by;
  if ("children" in node) for (const child of node.children) shift(child, by);
}

export function definitionsIn(root: Root): Map<string, Definition> {
  const found = root.children.filter((node) => node.type === "definition");
  // Of two with one name, the first counts.
  return new Map(found.reverse().map((node) => [node.identifier, node]));
}
