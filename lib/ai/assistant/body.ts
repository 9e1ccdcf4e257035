import { MESSAGE_MAX_LENGTH } from "@/lib/messages/limits";
import { checkAnswer } from "../retrieval/citations";
import type { SourceRef } from "../retrieval/schema";

const CUT = "\n\n…";
/** By how much less is taken of a text that the check has made longer. */
const STEP = 500;

/**
 * An answer as a message: short enough for one, without mentions, which would notify somebody, and without pictures and
 * addresses. A planted text could have asked for any of these. It is cut first: half of a code span is none.
 */
export function bodyOf(text: string, sources: readonly SourceRef[]) {
  const isKnown = (number: number) => sources.some((source) => source.number === number);
  for (let max = MESSAGE_MAX_LENGTH; ; max -= STEP) {
    const checked = checkAnswer(cut(text.trim(), max), isKnown);
    const body = withoutMentions(checked.text.trim());
    if (body.length <= MESSAGE_MAX_LENGTH)
      return { body, sources: sources.filter(({ number }) => checked.used.has(number)) };
  }
}

const cut = (text: string, max: number) =>
  text.length <= max ? text : text.slice(0, max - CUT.length).toWellFormed() + CUT;

/** Those in code count as well (see `mentionsIn`). */
const withoutMentions = (text: string) => text.replace(/\](?=\(\s*<?mention:)/gi, "] ");
