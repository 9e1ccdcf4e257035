import { UNSPACED } from "@/lib/markdown/word-borders";

const NAME = "[a-z0-9_+\\-]{2,32}";
export const EMOJI_NAME = new RegExp(`^${NAME}$`, "v");
const UNICODE = /^\p{RGI_Emoji}$/v;

/** Whether a text is exactly one Unicode emoji, skin tone included. */
export const isUnicodeEmoji = (text: string) => UNICODE.test(text);

/** The name in `:name:`, or null where the text isn't of that shape. */
export function customName(emoji: string): string | null {
  if (!emoji.startsWith(":") || !emoji.endsWith(":")) return null;
  const name = emoji.slice(1, -1);
  return EMOJI_NAME.test(name) ? name : null;
}

/**
 * What a code stands behind: not a word, a digit, an address, a path or another colon, since MAC and IPv6 addresses,
 * times, and names such as `std::key::Value` have parts that look like codes.
 */
const BEFORE = `(?<=^|[\\s\\(\\)*~"'!?>${UNSPACED}\\p{Emoji_Presentation}\\p{Emoji_Modifier}\\u{FE0F}\\u{20E3}[\\p{P}--\\p{ASCII}]])`;
const CODES = new RegExp(`${BEFORE}(?::${NAME}:)+(?![\\w:])`, "gv");
const CODE = new RegExp(`:${NAME}:`, "gv");
const LAST_CODE = new RegExp(`${BEFORE}:(${NAME}):$`, "v");

/** The codes in a text, such as `:tada:`, with their places. */
export function emojiCodesIn(text: string): { code: string; index: number }[] {
  return [...text.matchAll(CODES)].flatMap(({ 0: codes, index }) =>
    [...codes.matchAll(CODE)].map(({ 0: code, index: at }) => ({ code, index: index + at })),
  );
}

/** The name in the code that a text ends with. */
export const emojiCodeAtEnd = (text: string): string | null => LAST_CODE.exec(text)?.[1] ?? null;
