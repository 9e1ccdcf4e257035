/** None, and the five of Unicode from light to dark. */
export const SKIN_TONES = ["", "🏻", "🏼", "🏽", "🏾", "🏿"] as const;
export type SkinTone = (typeof SKIN_TONES)[number];

const TAKES_TONE = /^\p{Emoji_Modifier_Base}/u;
const IS_EMOJI = /^\p{RGI_Emoji}$/v;

/** The emoji in a skin tone, where there is such a one; else as it is. */
export function withTone(emoji: string, tone: SkinTone): string {
  if (!tone || !TAKES_TONE.test(emoji)) return emoji;
  const [base = "", ...rest] = emoji;
  // The mark "in color" and a tone exclude each other.
  const toned = [base, tone, ...(rest[0] === "\uFE0F" ? rest.slice(1) : rest)].join("");
  return IS_EMOJI.test(toned) ? toned : emoji;
}
