import { NO_WORD_FOLLOWS, NOT_IN_WORD } from "@/lib/markdown/word-borders";
import { mentionsIn } from "./mentions";

const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]*`/g;
const LINK = /\[(?:\\.|[^\]\\])*\]\([^)\s]*\)/g;
const QUOTE = /^\s*>.*$/gm;
/** Typed by hand, or sent by a program. */
const TYPED = new RegExp(`${NOT_IN_WORD}(?<!\\.|@|\\/)@assistant(?!\\.\\p{L})${NO_WORD_FOLLOWS}`, "iv");

/** Whether a message asks the assistant. In code and quotes the word is only written about. */
export function asksAssistant(body: string): boolean {
  if (!/assistant/i.test(body)) return false;
  const said = body.replace(CODE, " ").replace(QUOTE, " ");
  return mentionsIn(said).some(({ type }) => type === "assistant") || TYPED.test(said.replace(LINK, " "));
}
