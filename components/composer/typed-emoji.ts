import { chosenTone } from "@/components/emoji/emoji-memory";
import { withTone } from "@/components/emoji/skin-tone";
import { emojiCodeAtEnd } from "@/lib/emoji/name";
import type { TextEdit } from "./text-edit";
import { isNoProse } from "./triggers";

/** The code that ends at the caret, where a person means one. */
export function emojiCodeBefore(text: string, caret: number): { name: string; start: number } | null {
  const name = emojiCodeAtEnd(text.slice(Math.max(text.lastIndexOf("\n", caret - 1) + 1, caret - 80), caret));
  if (name === null) return null;
  const start = caret - name.length - 2;
  return isNoProse(text, start) ? null : { name, start };
}

/** The emoji in place of the code that was just typed; null where the code means none. */
export async function emojiForCode(text: string, caret: number): Promise<TextEdit | null> {
  const code = emojiCodeBefore(text, caret);
  if (!code) return null;
  const { emojiByName } = await import("@/components/emoji/emoji-data");
  const emoji = emojiByName(code.name);
  return emoji ? { start: code.start, end: caret, text: withTone(emoji, chosenTone()) } : null;
}
