import { COMBINING, MARKS, SEPARATORS } from "./characters";
import { append, replaceTraced, type Traced, traced, untouched } from "./traced";

/** Between words of an identifier (getUserById), and between letters and digits. Never in a text that is searched. */
export const HUMP = "\u001E";
export const TURN = "\u001F";

const IS_ASCII = /^[\0-\x7F]*$/;
/** Letters of Hangul and of Kirat Rai, which are composed of others. */
const HANGUL = "(?:[\\uAC00-\\uD7A3]|[\\u1100-\\u1112][\\u1161-\\u1175]?)[\\u11A8-\\u11C2]?";
const KIRAT_RAI = "[\\u{16D63}-\\u{16D6A}]+";
/** A character with what is combined with it, so that it can be normalized by itself: PostgreSQL does so with the whole. */
const CLUSTER = new RegExp(`${HANGUL}|${KIRAT_RAI}|.[\\p{M}${COMBINING}${MARKS}]*`, "gsu");
const COMPOSED = new RegExp(`${HANGUL}|${KIRAT_RAI}|.\\p{M}*`, "gsu");
/** The first 30 of a longer run, as in Unicode's stream-safe text format: the time to normalize stays linear. */
const LONG_RUN = new RegExp(`([${COMBINING}${MARKS}]{30})[${COMBINING}${MARKS}]+`, "gu");
const APOSTROPHES = /[’‘‛ʼʻ′׳]/gu;
const HYPHENS = /[\u2010\u05BE]/gu;
const MARK = new RegExp(`[${MARKS}]+`, "gu");
const SEPARATOR = new RegExp(`[${SEPARATORS}]`, "gu");
const OURS = new RegExp(`[${HUMP}${TURN}]`, "g");

/** `search_unmarked()` in PostgreSQL. */
export function unmarked(text: string): Traced {
  if (IS_ASCII.test(text)) return untouched(text.replace(OURS, " "));
  const result = traced();
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const base = IS_ASCII.test(cluster) ? cluster : unmark(cluster);
    append(result, base.replace(OURS, " "), index, index + cluster.length);
  }
  return result;
}

const unmark = (cluster: string) =>
  cluster
    .replace(LONG_RUN, "$1")
    .normalize("NFKD")
    .replace(APOSTROPHES, "'")
    .replace(HYPHENS, "-")
    .replace(MARK, "")
    .replace(SEPARATOR, " ");

/** Letters and digits that are typed for each other, and don't decompose. */
const ALIKE = new Map(
  Object.entries({
    ...{ ß: "ss", æ: "ae", œ: "oe", þ: "th", ø: "o", ł: "l", đ: "d", ð: "d", ħ: "h", ŧ: "t", ı: "i", ς: "σ" },
    ...{ ٱ: "ا", ى: "ي", ة: "ه", ک: "ك", ی: "ي" },
    ...Object.fromEntries([..."٠١٢٣٤٥٦٧٨٩", ..."۰۱۲۳۴۵۶۷۸۹"].map((digit, at) => [digit, String(at % 10)])),
  }),
);

/** `search_lowered()` in PostgreSQL. */
export function lowered(given: Traced): Traced {
  if (IS_ASCII.test(given.text)) return { ...given, text: given.text.toLowerCase() };
  const low = replaceTraced(given, /./gsu, (character) => {
    const small = character.toLowerCase();
    return ALIKE.get(small) ?? small;
  });
  return replaceTraced(low, COMPOSED, (cluster) => cluster.normalize("NFC"));
}

/** `search_fold()` in PostgreSQL. */
export const fold = (text: string): string => lowered(unmarked(text)).text;

/** `search_name()` in PostgreSQL. */
export const foldName = (text: string): string => fold(text).replace(/[!"$-*,-/:-@[-`{-~\n\t\r]/g, "");
