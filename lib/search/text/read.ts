import { UNSPACED } from "@/lib/markdown/word-borders";
import { PICTURES } from "./characters";
import { HUMP, lowered, TURN, unmarked } from "./fold";
import { replaceTraced, type Traced } from "./traced";

/** What a text is found by, from `start` to `end` of it. Places count the parts of words; a joined word has its last one. */
export type Token = { text: string; place: number; start: number; end: number };

/** A word, read as one and in parts: each level has all of it, the finest first. `signs` are forms such as C++, C# and .net. */
export type Word = { levels: Token[][]; signs: Token[]; startsWithSign: boolean };

/** A text as it is searched. `runs` are those of scripts without spaces and each emoji, whose pieces have no places. */
export type Reading = { folded: Traced; words: Word[]; runs: string[] };

const HAS_HUMPS = /[a-z][A-Z]|[A-Z]{2}[a-z]/;
const HUMPS = /(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g;
const LETTER = "[^\\u0001-@\\[-`{-\\u007F]";
const TURNS = new RegExp(`(?<=[0-9])(?=${LETTER})|(?<=${LETTER})(?=[0-9])`, "gu");
const RUN = new RegExp(`[${UNSPACED}]+|[${PICTURES}]`, "gu");
const HUMP_SIGN = new RegExp(HUMP, "g");
const IN_WORD = "[^\\u0001-\\u001D -/:-@\\[-`{-\\u007F]";
const WORD = new RegExp(`\\.?${IN_WORD}+(?:[-'_]${IN_WORD}+)*(?:\\+\\+|#)?`, "gu");
/** What parts a word, the finest first. */
const BORDERS = [`[-'_${HUMP}${TURN}]`, `[-'_${TURN}]`, "[-'_]"].map((border) => new RegExp(border, "g"));
const ANY_BORDER = BORDERS[0]!;
const IS_COMPOUND = new RegExp(`[-'_.+#${HUMP}${TURN}]`);
const MAX_LENGTH = 100;

/** Reads a text as `search_vector()` in PostgreSQL does, with the places of the tokens in it. */
export function read(text: string): Reading {
  const given = unmarked(text);
  const hasHumps = HAS_HUMPS.test(given.text);
  const low = lowered(hasHumps ? replaceTraced(given, HUMPS, () => HUMP) : given);
  const runs = [...low.text.matchAll(RUN)].map(([run]) => run);
  const spaced = runs.length > 0 ? replaceTraced(low, RUN, (run) => " ".repeat(run.length)) : low;
  const parted = /[0-9]/.test(spaced.text) ? replaceTraced(spaced, TURNS, () => TURN) : spaced;
  const words: Word[] = [];
  let place = 0;
  for (const { 0: match, index } of parted.text.matchAll(WORD)) {
    const word = readWord(parted, match, index, place);
    place += word.levels[0]!.length;
    words.push(word);
  }
  return { folded: hasHumps ? replaceTraced(low, HUMP_SIGN, () => "") : low, words, runs };
}

/** The tokens of a text, each once at a place. */
export function tokensOf({ words }: Reading): Token[] {
  return words.flatMap(({ levels, signs }) => {
    if (levels.length === 1) return [...levels[0]!, ...signs];
    const tokens = [...levels.flat(), ...signs];
    return [...new Map(tokens.map((token) => [`${token.place} ${token.text}`, token])).values()];
  });
}

function readWord(from: Traced, match: string, index: number, before: number): Word {
  if (!IS_COMPOUND.test(match)) {
    const [start, end] = [from.starts[index]!, from.ends[index + match.length - 1]!];
    const token = { text: cut(match), place: before + 1, start, end };
    return { levels: [[token]], signs: [], startsWithSign: false };
  }
  const lead = match.startsWith(".") ? 1 : 0;
  const tail = /[+#]*$/.exec(match)![0];
  const [start, end] = [index + lead, index + match.length - tail.length];
  const inner = from.text.slice(start, end);
  const parts = split(inner, ANY_BORDER);
  const token = (a: number, b: number, text = plain(inner.slice(a, b))): Token => ({
    text: cut(text),
    place: before + parts.filter(([, to]) => to <= b).length,
    start: from.starts[start + a]!,
    end: from.ends[start + b - 1]!,
  });
  const levels = BORDERS.map((border) => split(inner, border).map(([a, b]) => token(a, b)));
  const whole = plain(inner);
  const signs = [
    ...(lead && !/^[0-9]/.test(inner) ? [token(-1, inner.length, `.${whole}`)] : []),
    ...(tail ? [token(0, inner.length + tail.length, whole + tail)] : []),
  ];
  const startsWithSign = lead > 0 && signs.length > 0;
  return { levels: [...levels, [token(0, inner.length)]], signs, startsWithSign };
}

/** Where the parts of a word begin and end. */
function split(word: string, border: RegExp): [number, number][] {
  const borders = [...word.matchAll(border)].map(({ index }) => index);
  return [...borders, word.length].map((end, n) => [n === 0 ? 0 : borders[n - 1]! + 1, end]);
}

const plain = (word: string) => word.replace(ANY_BORDER, "");
const cut = (word: string) => (word.length > MAX_LENGTH ? [...word].slice(0, MAX_LENGTH).join("") : word);

/** The pairs of neighbours of a run, or its only character. Of a text, each character is kept as well. */
export function pairsOf(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((following, at) => `${characters[at]}${following}`);
}
