import { escapeLike } from "@/lib/sql/like";
import type { SearchTerm } from "../query";
import { type Wanted, wantedOf } from "../wanted";
import type { Parameters } from "./statement";

/** Shorter words look like too much. */
const APPROXIMATE = /[\p{L}\p{N}]{4,}/u;

/** A word as a tsquery reads it: quoted, so that nothing in it is an operator. */
const quoted = (text: string) => `'${text.replace(/\\/g, "\\\\").replace(/'/g, "''")}'`;

/** A term as the text of a tsquery of the lexemes that `search_vector()` gives. */
export function tsqueryText({ words, pieces }: Wanted): string {
  const forms = words.map((word) =>
    word.map((form) =>
      form.map(({ text, isPrefix }) => `${quoted(text)}${isPrefix ? ":*" : ""}`).join(" <-> "),
    ),
  );
  const phrase = forms.map((word) => `(${word.join(" | ")})`).join(pieces.length > 0 ? " & " : " <-> ");
  return [...(phrase ? [phrase] : []), ...pieces.map(quoted)].join(" & ");
}

export const tsqueryOf = (wanted: Wanted, parameters: Parameters): string =>
  `${parameters.add(tsqueryText(wanted))}::tsquery`;

/** SQL of a text as a tsvector, and as it is. */
export type SearchedText = { search: string; body: string };
export const TEXT_OF_MESSAGE: SearchedText = {
  search: "msg.search",
  body: "msg.body || ' ' || msg.poll_text",
};

/**
 * The condition of a term. Pieces only say that all of them are there, so the text is looked at as well: as it is first,
 * which costs less than folding it.
 */
function exactly(term: SearchTerm, { search, body }: SearchedText, parameters: Parameters): string {
  const wanted = wantedOf(term);
  const found = `${search} @@ ${tsqueryOf(wanted, parameters)}`;
  if (wanted.pieces.length === 0) return found;
  const [given, folded] = [term.text, wanted.folded].map((text) => parameters.add(`%${escapeLike(text)}%`));
  return `(${found} AND (${body} ILIKE ${given} OR search_fold(${body}) LIKE ${folded}))`;
}

export const wordConditions = (
  terms: readonly SearchTerm[],
  text: SearchedText,
  parameters: Parameters,
): string[] => terms.map((term) => `${term.isExcluded ? "NOT " : ""}${exactly(term, text, parameters)}`);

/** Whether a term can be mistaken for another: it has a word of some length, in a script with spaces. */
export const canBeMistaken = (term: SearchTerm) =>
  !term.isExcluded && APPROXIMATE.test(term.text) && wantedOf(term).pieces.length === 0;

/** That a message has a word like a parameter's: by the indexes, which hold the polls that have text alone. */
export const isLikeByIndex = (word: string) =>
  `(${word} <% msg.body OR (msg.poll_text <> '' AND ${word} <% msg.poll_text))`;

/** The same without an index. */
export const isLike = (word: string) => `${word} <% (${TEXT_OF_MESSAGE.body})`;

/** The same for words that look like those typed. */
export function approximateConditions(
  terms: readonly SearchTerm[],
  looksLike: (word: string) => string,
  parameters: Parameters,
): string[] {
  return terms.map((term) =>
    canBeMistaken(term)
      ? looksLike(parameters.add(term.text))
      : `${term.isExcluded ? "NOT " : ""}${exactly(term, TEXT_OF_MESSAGE, parameters)}`,
  );
}
