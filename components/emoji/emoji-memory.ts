import { SKIN_TONES, type SkinTone } from "./skin-tone";

const RECENT = "guildhall.emoji.recent";
const TONE = "guildhall.emoji.tone";
const MAX_RECENT = 24;
const FIRST = ["👍", "🎉", "❤️", "😄", "👀", "🙏", "✅", "🚀"];

/** The ones used last on this device, the latest first; a few good ones before any were. */
export function recentEmoji(): string[] {
  const stored = read(RECENT)?.split(" ").filter(Boolean) ?? [];
  return [...new Set([...stored, ...FIRST])].slice(0, Math.max(stored.length, FIRST.length));
}

export function rememberEmoji(emoji: string) {
  const used = read(RECENT)?.split(" ").filter(Boolean) ?? [];
  write(RECENT, [emoji, ...used.filter((it) => it !== emoji)].slice(0, MAX_RECENT).join(" "));
}

export const chosenTone = (): SkinTone => SKIN_TONES.find((tone) => tone === read(TONE)) ?? "";
export const chooseTone = (tone: SkinTone) => write(TONE, tone);

// Storage may be forbidden: then nothing is remembered.
function read(key: string) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string) {
  try {
    localStorage.setItem(key, value);
  } catch {}
}
