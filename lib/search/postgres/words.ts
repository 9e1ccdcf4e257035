import { escapeLike } from "@/lib/sql/like";
import type { SearchTerm } from "../query";
import { isUnspaced, pairsOf } from "../unspaced";
import type { Parameters } from "./statement";

/** Shorter words look like too much. */
export const MIN_APPROXIMATE = 4;

/** A word as to_tsquery reads it: quoted, so that nothing in it is an operator. */
const quoted = (text: string) => `'${text.replace(/\\/g, "\\\\").replace(/'/g, "''")}'`;

/** A term as a tsquery. Pairs of scripts without spaces are lexemes as they are; words go by the parser. */
export function tsqueryOf({ text, isPhrase, isPrefix }: SearchTerm, parameters: Parameters): string {
  if (isUnspaced(text)) return `${parameters.add(pairsOf(text).map(quoted).join(" & "))}::tsquery`;
  if (isPrefix && !isPhrase) return `to_tsquery('simple', lower(${parameters.add(`${quoted(text)}:*`)}))`;
  return `phraseto_tsquery('simple', lower(${parameters.add(text)}))`;
}

/** The condition of a term over message msg. Pairs say that all of them are there, so the text is looked at as well. */
function exactly(term: SearchTerm, parameters: Parameters): string {
  const found = `msg.search @@ ${tsqueryOf(term, parameters)}`;
  if (!isUnspaced(term.text)) return found;
  return `(${found} AND msg.body || ' ' || msg.poll_text ILIKE ${parameters.add(`%${escapeLike(term.text)}%`)})`;
}

export const wordConditions = (terms: readonly SearchTerm[], parameters: Parameters): string[] =>
  terms.map((term) => `${term.isExcluded ? "NOT " : ""}${exactly(term, parameters)}`);

/** Of polls as their index has them, which is only those that have text. */
const looksLike = (word: string) =>
  `(${word} <% msg.body OR (msg.poll_text <> '' AND ${word} <% msg.poll_text))`;

/** The same for words that look like those typed; null where there is nothing to be mistaken in. */
export function approximateConditions(terms: readonly SearchTerm[], parameters: Parameters): string[] | null {
  const canBeMistaken = ({ text, isExcluded }: SearchTerm) =>
    !isExcluded && !isUnspaced(text) && text.length >= MIN_APPROXIMATE;
  if (!terms.some(canBeMistaken)) return null;
  return terms.map((term) =>
    canBeMistaken(term)
      ? looksLike(parameters.add(term.text))
      : `${term.isExcluded ? "NOT " : ""}${exactly(term, parameters)}`,
  );
}
