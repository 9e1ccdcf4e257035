import { citationPieces } from "./citation-marks";
import type { SourceRef } from "./schema";
import { withoutLinks } from "./without-links";

export type Checked = { text: string; used: Set<number> };

/**
 * A model's text as it is stored: citations as [1][2], without those of numbers that stand for nothing, and without links
 * (see `withoutLinks`).
 */
export function checkAnswer(text: string, isKnown: (number: number) => boolean): Checked {
  const used = new Set<number>();
  return { text: withoutLinks(text, (piece) => checkText(piece, isKnown, used)), used };
}

function checkText(text: string, isKnown: (number: number) => boolean, used: Set<number>): string {
  const pieces = citationPieces(text).map((piece, at, all) => {
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

const nameOf = ({ type, id, block = "" }: Omit<SourceRef, "number">) => `${type}/${id}/${block}`;

/**
 * Numbers for sources: what has one keeps it, and what is new gets the next. So one number stands for one thing through all
 * answers of a chat, whatever is found for each.
 */
export function numbered<S extends Omit<SourceRef, "number" | "type"> & { kind: SourceRef["type"] }>(
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
