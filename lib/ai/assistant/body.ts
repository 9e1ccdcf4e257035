import { MESSAGE_MAX_LENGTH } from "@/lib/messages/limits";
import { checkAnswer } from "../retrieval/citations";
import type { SourceRef } from "../retrieval/schema";

const MENTION = /\[((?:\\.|[^\]\\])*)\]\(\s*<?mention:[^)]*\)/gi;
const CUT = "\n\n…";

/**
 * An answer as a message: short enough for one, without mentions, which would notify somebody, and without pictures and
 * addresses. A planted text could have asked for any of these.
 */
export function bodyOf(text: string, sources: readonly SourceRef[]) {
  const said = text.trim().replace(MENTION, "$1");
  const checked = checkAnswer(said, (number) => sources.some((source) => source.number === number));
  const whole = checked.text.trim();
  const body = whole.length <= MESSAGE_MAX_LENGTH ? whole : cut(whole);
  return { body, sources: sources.filter(({ number }) => checked.used.has(number)) };
}

const cut = (text: string) => text.slice(0, MESSAGE_MAX_LENGTH - CUT.length).toWellFormed() + CUT;
