export const EMOJI_NAME = /^[a-z0-9_+-]{2,32}$/;
const UNICODE = /^\p{RGI_Emoji}$/v;

/** Whether a text is exactly one Unicode emoji, skin tone included. */
export const isUnicodeEmoji = (text: string) => UNICODE.test(text);

/** The name in `:name:`, or null where the text isn't of that shape. */
export function customName(emoji: string): string | null {
  if (!emoji.startsWith(":") || !emoji.endsWith(":")) return null;
  const name = emoji.slice(1, -1);
  return EMOJI_NAME.test(name) ? name : null;
}
