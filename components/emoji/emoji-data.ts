import { type Gemoji, gemoji } from "gemoji";

// 40 kB on the wire: reach this file by import() only.

/** In the order of the picker, with the emoji that stands for each. */
export const CATEGORIES = [
  ["Smileys & Emotion", "😀"],
  ["People & Body", "👋"],
  ["Animals & Nature", "🌿"],
  ["Food & Drink", "🍏"],
  ["Travel & Places", "⛵"],
  ["Activities", "🎲"],
  ["Objects", "💡"],
  ["Symbols", "💬"],
  ["Flags", "🏁"],
] as const;
export type Category = (typeof CATEGORIES)[number][0];

export const emojiOf = (category: Category) => gemoji.filter((emoji) => emoji.category === category);

/** Those that have every word in their names, tags or description; names that begin with the first word lead. */
export function searchEmoji(query: string, limit: number): Gemoji[] {
  const words = query
    .toLowerCase()
    .split(/[\s:]+/)
    .filter(Boolean);
  const [first] = words;
  if (!first) return [];
  const score = ({ names }: Gemoji) =>
    names.some((name) => name === first) ? 0 : names.some((name) => name.startsWith(first)) ? 1 : 2;
  return gemoji
    .filter(({ names, tags, description }) => {
      const text = [...names, ...tags, description].join(" ").toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) => score(a) - score(b))
    .slice(0, limit);
}

let names: Map<string, string> | undefined;

/** The emoji that a name such as `tada` stands for. */
export function emojiByName(name: string): string | undefined {
  names ??= new Map(gemoji.flatMap((it) => it.names.map((each) => [each, it.emoji] as const)));
  return names.get(name);
}
