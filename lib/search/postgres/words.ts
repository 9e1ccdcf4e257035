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

/** SQL of a text as a tsvector, and as it is. */
export type SearchedText = { search: string; body: string };
export const TEXT_OF_MESSAGE: SearchedText = {
  search: "msg.search",
  body: "msg.body || ' ' || msg.poll_text",
};

/** The condition of a term. Pairs say that all of them are there, so the text is looked at as well. */
function exactly(term: SearchTerm, { search, body }: SearchedText, parameters: Parameters): string {
  const found = `${search} @@ ${tsqueryOf(term, parameters)}`;
  if (!isUnspaced(term.text)) return found;
  return `(${found} AND ${body} ILIKE ${parameters.add(`%${escapeLike(term.text)}%`)})`;
}

export const wordConditions = (
  terms: readonly SearchTerm[],
  text: SearchedText,
  parameters: Parameters,
): string[] => terms.map((term) => `${term.isExcluded ? "NOT " : ""}${exactly(term, text, parameters)}`);

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
      : `${term.isExcluded ? "NOT " : ""}${exactly(term, TEXT_OF_MESSAGE, parameters)}`,
  );
}
