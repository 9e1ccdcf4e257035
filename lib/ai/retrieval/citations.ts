import type { Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { addressesIn } from "@/lib/markdown/addresses";
import { citationPieces } from "./citation-marks";
import type { SourceRef } from "./schema";
import type { Source } from "./types";

/** As answers are drawn (components/messages/markdown-parser.ts): a definition would take `[1]: …` out of the text. */
const SYNTAX = {
  extensions: [
    gfm(),
    { disable: { null: ["codeIndented", "htmlFlow", "htmlText", "setextUnderline", "definition"] } },
  ],
  mdastExtensions: [gfmFromMarkdown()],
};
const MAX_PARSED = 100_000;

type Edit = { start: number; end: number; text: string };
export type Checked = { text: string; used: Set<number> };

/**
 * A model's text as it is stored: citations as [1][2], without those of numbers that stand for nothing, and without
 * addresses, since one of them could carry what the model has read to where a text of others wants it. The place of each is
 * its host. Code stays as it is.
 */
export function checkAnswer(text: string, isKnown: (number: number) => boolean): Checked {
  const used = new Set<number>();
  const edits: Edit[] = [];
  const tree = text.length > MAX_PARSED ? null : parse(text);
  if (tree) visit(tree, text, edits, (given) => checkText(given, isKnown, used));
  else edits.push({ start: 0, end: text.length, text: checkText(text, isKnown, used) });
  let checked = "";
  let at = 0;
  for (const { start, end, text: given } of edits) {
    checked += text.slice(at, start) + given;
    at = end;
  }
  return { text: checked + text.slice(at), used };
}

function parse(text: string): Root | null {
  try {
    return fromMarkdown(text, SYNTAX);
  } catch {
    return null;
  }
}

/** Adds what is to be changed, in the order of the text. */
function visit(node: Nodes, text: string, edits: Edit[], check: (text: string) => string): void {
  const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
  if (node.type === "text") edits.push({ start, end, text: check(text.slice(start, end)) });
  else if (node.type === "image" || node.type === "imageReference")
    edits.push({ start, end, text: plain(node.alt ?? "") });
  else if (node.type === "link") edits.push({ start, end, text: check(withoutAddress(node, text)) });
  else if ("children" in node) for (const child of node.children) visit(child, text, edits, check);
}

/** The words of a link with the host that it leads to; of [1](…) the citation. */
function withoutAddress({ url, children }: Extract<Nodes, { type: "link" }>, text: string): string {
  const [first, last] = [children[0]?.position?.start.offset, children.at(-1)?.position?.end.offset];
  const label = first === undefined || last === undefined ? "" : plain(text.slice(first, last));
  if (/^\d{1,3}$/.test(label)) return `[${label}]`;
  const host = URL.canParse(url) ? new URL(url).host : "";
  if (!host || addressesIn(label).length > 0) return host;
  return label ? `${label} (${host})` : host;
}

/** Without what would make markup of it in its new place. */
const plain = (label: string) => label.replace(/[[\]()<>!`]/g, "").trim();

function checkText(text: string, isKnown: (number: number) => boolean, used: Set<number>): string {
  const pieces = citationPieces(withHosts(text)).map((piece, at, all) => {
    if (typeof piece !== "string") {
      const known = piece.filter(isKnown);
      for (const number of known) used.add(number);
      return known.map((number) => `[${number}]`).join("");
    }
    // The space before a citation that is dropped goes with it.
    const next = all[at + 1];
    return Array.isArray(next) && !next.some(isKnown) ? piece.replace(/ $/, "") : piece;
  });
  return pieces.join("");
}

function withHosts(text: string): string {
  let result = "";
  let at = 0;
  for (const { start, end } of addressesIn(text)) {
    const address = text.slice(start, end);
    const url = /^https?:/i.test(address) ? address : `https://${address}`;
    result += text.slice(at, start) + (URL.canParse(url) ? new URL(url).host : "");
    at = end;
  }
  return result + text.slice(at);
}

const nameOf = ({ type, id, block = "" }: Omit<SourceRef, "number">) => `${type}/${id}/${block}`;

/**
 * Numbers for sources: what has one keeps it, and what is new gets the next. So one number stands for one thing through all
 * answers of a chat, whatever is found for each.
 */
export function numbered<S extends Pick<Source, "kind" | "id" | "block">>(
  known: readonly SourceRef[],
  sources: readonly S[],
): { refs: SourceRef[]; sources: { number: number; source: S }[] } {
  const numbers = new Map(known.map((ref) => [nameOf(ref), ref.number]));
  let last = Math.max(0, ...known.map(({ number }) => number));
  const refs = [...known];
  const given = sources.map((source) => {
    const ref = {
      ...{ type: source.kind, id: source.id },
      ...(source.block !== undefined && { block: source.block }),
    };
    let number = numbers.get(nameOf(ref));
    if (number === undefined) {
      number = last += 1;
      numbers.set(nameOf(ref), number);
      refs.push({ number, ...ref });
    }
    return { number, source };
  });
  return { refs, sources: given };
}
