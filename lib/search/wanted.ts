import type { SearchTerm } from "./query";
import { pairsOf, type Reading, read, type Token, tokensOf, type Word } from "./text/read";
import { isUnspaced } from "./text/unspaced";

type Lexeme = { text: string; isPrefix: boolean };
/** Lexemes that follow one another. */
type Form = Lexeme[];
type Range = { start: number; end: number };

/**
 * A term as texts are searched for it: words that follow one another, each in any of its forms (e-mail is e and mail, or
 * email). What has scripts without spaces or emoji is looked for by its pieces, and as it is, folded.
 */
export type Wanted = { words: Form[][]; pieces: string[]; folded: string };

export function wantedOf({ text, isPhrase, isPrefix }: SearchTerm): Wanted {
  const { words, runs, folded } = read(text);
  const isOne = words.length === 1 && runs.length === 0;
  const isOpen = isPrefix && !isUnspaced(folded.text.slice(-1));
  return {
    words: words.map((word, at) => {
      const isLast = isOpen && at === words.length - 1;
      return formsOf(word, at === 0 && !isPhrase).map((form) => toForm(form, isLast, isOne));
    }),
    pieces: [...new Set(runs.flatMap(pairsOf))],
    folded: folded.text.trim(),
  };
}

/** C++ is only that, not every C; a sign before a word counts where the term begins with it. */
function formsOf({ levels, signs, startsWithSign }: Word, isFirst: boolean): string[][] {
  const signed = signs.filter((_, at) => isFirst || at > 0 || !startsWithSign).at(-1);
  if (signed) return [[signed.text]];
  const forms = levels.map((level) => level.map(({ text }) => text));
  return [...new Map(forms.map((form) => [form.join(" "), form])).values()];
}

/** One letter at the end of several parts, as in a@b.c, is no beginning: it would be one of half of all words. */
const toForm = (form: string[], isLast: boolean, isOne: boolean): Form =>
  form.map((text, at) => {
    const mayBegin = text.length > 1 || (isOne && form.length === 1);
    return { text, isPrefix: isLast && at === form.length - 1 && mayBegin };
  });

/** Where a text has what is wanted, in its own order. */
export function findWanted(reading: Reading, { words, pieces, folded }: Wanted): Range[] {
  if (pieces.length > 0) return findFolded(reading, folded);
  const tokens = tokensOf(reading);
  const matches = (lexeme: Lexeme, { text }: Token) =>
    lexeme.isPrefix ? text.startsWith(lexeme.text) : text === lexeme.text;
  // Most terms are one word, for which no places are needed.
  const alone = words.length === 1 && words[0]!.every((form) => form.length === 1) ? words[0]!.flat() : null;
  if (alone) return smallest(tokens.filter((token) => alone.some((lexeme) => matches(lexeme, token))));
  const at = Map.groupBy(tokens, ({ place }) => place);
  const found = (lexeme: Lexeme, place: number) => at.get(place)?.find((token) => matches(lexeme, token));
  const follow = (rest: Form[][], place: number): Range | null => {
    const [forms, ...others] = rest;
    for (const form of forms ?? []) {
      const tokens = form.map((lexeme, n) => found(lexeme, place + n));
      const [first, last] = [tokens[0], tokens.at(-1)];
      if (!first || !last || !tokens.every(Boolean)) continue;
      const after = others.length > 0 ? follow(others, place + form.length) : last;
      if (after) return { start: first.start, end: after.end };
    }
    return null;
  };
  return smallest([...at.keys()].flatMap((place) => follow(words, place) ?? []));
}

/** Without ranges that have another in them: of O’Brien-Smith the beginning "obrien" is O’Brien, not all of it. */
function smallest(ranges: Range[]): Range[] {
  let lastStart = -1;
  return ranges
    .toSorted((a, b) => a.end - b.end || b.start - a.start)
    .filter(({ start }) => {
      const isSmallest = start > lastStart;
      lastStart = Math.max(lastStart, start);
      return isSmallest;
    });
}

function findFolded({ folded: { text, starts, ends } }: Reading, wanted: string): Range[] {
  const ranges: Range[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length))
    ranges.push({ start: starts[at]!, end: ends[at + wanted.length - 1]! });
  return ranges;
}
