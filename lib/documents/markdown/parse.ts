import { setImmediate as nextTurn } from "node:timers/promises";
import type { Definition, Nodes, Root, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { chunksOf } from "./chunks";

/** One piece of Markdown that is longer, such as a list, is read as the lines that it has: it could take seconds. */
const MAX_PIECE = 30_000;
/** Nobody writes lists and quotes so deep in each other. */
const DEEP_NESTING = /^[ \t]*(?:(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])[ \t]*){30}/m;
/** The parser begins anew for each quote and footnote: a part has at most so many, which takes some tens of milliseconds. */
const MAX_BEGINNINGS = 300;
const BEGINNINGS = /\n[ \t]*\n {0,3}(?:>|\[\^)/g;
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
    if (offset > 0) await nextTurn();
    // Not in one call: there may be more of them than a call takes.
    for (const child of parseChunk(chunk, definitions, offset)) children.push(child);
    offset += chunk.length;
  }
  return { type: "root", children };
}

function parseChunk(chunk: string, definitions: string, offset: number): RootContent[] {
  if (chunk.length > MAX_PIECE || DEEP_NESTING.test(chunk)) return plain(chunk);
  if ((chunk.match(BEGINNINGS)?.length ?? 0) > MAX_BEGINNINGS) return plain(chunk);
  const options = { extensions: [gfm()], mdastExtensions: [fromGfm] };
  const { children } = fromMarkdown(definitions ? `${chunk}\n\n${definitions}` : chunk, options);
  const own = children.filter(({ position }) => (position?.start.offset ?? 0) < chunk.length);
  for (const node of own) shift(node, offset);
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
