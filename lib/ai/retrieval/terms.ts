import { tsqueryText } from "@/lib/search/postgres/words";
import { foldName } from "@/lib/search/text/fold";
import { read } from "@/lib/search/text/read";
import { isUnspaced } from "@/lib/search/text/unspaced";
import { wantedOf } from "@/lib/search/wanted";
import { STOP_WORDS } from "./stop-words";

/** A word of a question, as texts and names are searched for it in any of its forms. */
export type Term = {
  /** The text of a tsquery. */
  query: string;
  /** What a folded name has that has the word. */
  stems: readonly string[];
  /** Of a follow-up: it is from what was asked before. */
  isEarlier: boolean;
};

/** Of a question, in UTF-16 units: what follows is rather material than a question. */
const MAX_READ = 4_000;
/** Each is an index scan of its own. */
const MAX_TERMS = 8;
const segmenter = new Intl.Segmenter("und", { granularity: "word" });
const TOKEN = /[^\s"“”„«»()[\]{}<>,;!?…¿¡。、，？！「」]+/gu;
const HANGUL = /^\p{Script=Hangul}+$/u;
const HAS_SIGN = /[\p{L}\p{N}]/u;

const isStopWord = (word: string) => STOP_WORDS.has(foldName(word));

/** The words to look for, each once: those of the question, then those of what was asked before. Stop words are left out. */
export function termsOf(question: string, before = ""): Term[] {
  const kept = (text: string) => wordsOf(text).filter((word) => !isStopWord(word));
  return toTerms(kept(question), kept(before));
}

/** Of a question of stop words, all of them: “To be or not to be?” */
export const stopWordTermsOf = (question: string): Term[] => toTerms(wordsOf(question), []);

function toTerms(own: readonly string[], earlier: readonly string[]): Term[] {
  const terms = new Map<string, Term>();
  const add = (words: readonly string[], isEarlier: boolean) => {
    // Long words say more of what a question is about.
    for (const word of words.toSorted((a, b) => b.length - a.length)) {
      if (terms.size >= MAX_TERMS) return;
      const term = termOf(word, isEarlier);
      if (term.query && term.stems.length > 0 && !terms.has(term.query)) terms.set(term.query, term);
    }
  };
  add(own, false);
  add(earlier, true);
  return [...terms.values()];
}

/** Words between spaces, and those that a dictionary finds in scripts without spaces. */
function wordsOf(text: string): string[] {
  return [...text.slice(0, MAX_READ).matchAll(TOKEN)].flatMap(([token]) => {
    const given = token.replace(/^[@#'’]+|['’]s$|[.:'’]+$/giu, "");
    const { words, runs } = read(given);
    if (runs.length === 0) return words.length > 0 ? [given] : [];
    const spaced = runs.reduce((rest, run) => rest.replaceAll(run, " "), given).split(/\s+/);
    return [...spaced.filter((word) => HAS_SIGN.test(word)), ...runs.flatMap(segmentsOf)];
  });
}

/** One character alone is in too many texts. Of Korean it is the beginning of a word, which has no particles. */
function segmentsOf(run: string): string[] {
  const length = [...run].length;
  if (length <= 2) return [run];
  if (HANGUL.test(run)) return [[...run].slice(0, Math.max(2, Math.floor(length / 2))).join("")];
  return [...segmenter.segment(run)]
    .map(({ segment }) => segment)
    .filter((segment) => [...segment].length > 1);
}

function termOf(word: string, isEarlier: boolean): Term {
  const given = { text: word, isPhrase: false, isPrefix: false, isExcluded: false };
  const exact = tsqueryText(wantedOf(given));
  const folded = foldName(word);
  const stems = stemsOf(folded);
  const prefixes = stems.map((stem) => `'${stem}':*`);
  return {
    query: exact ? [`(${exact})`, ...prefixes].join(" | ") : "",
    stems: [...new Set(stems.length > 0 ? stems : [folded])].filter(Boolean),
    isEarlier,
  };
}

/**
 * Beginnings that the forms of a word share: deploy, deployed, deployment; ferry, ferries. The index knows no grammar, and
 * a question rarely has the form that the text has. Of a short word there are none: too many begin so.
 */
function stemsOf(word: string): string[] {
  if (!/^\p{L}{4,}$/u.test(word) || isUnspaced(word)) return [];
  if (!/^[a-z]+$/.test(word)) return [...word].length >= 6 ? [[...word].slice(0, -2).join("")] : [word];
  const bare = word.replace(/(?:ing|ied|ies|ed|es|s|e|y)$/, "");
  const stem = bare.length >= 3 ? bare : word;
  if (/(?:ied|ies|y)$/.test(word)) return [`${stem}i`, `${stem}y`];
  const single = /([^aeiouls])\1$/.test(stem) ? stem.slice(0, -1) : stem;
  return single.length >= 4 ? [single] : [];
}
