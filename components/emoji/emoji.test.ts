import { describe, expect, it } from "vitest";
import { isUnicodeEmoji } from "@/lib/emoji/name";
import { CATEGORIES, emojiOf, searchEmoji } from "./emoji-data";
import { replaceShortcodes } from "./shortcodes";
import { SKIN_TONES, withTone } from "./skin-tone";

describe("shortcodes", () => {
  it("become emoji, but not in code, in times, or where the workspace has its own", async () => {
    expect(await replaceShortcodes("Done :tada: :+1:")).toBe("Done 🎉 👍");
    expect(await replaceShortcodes("`:tada:` and\n```\n:tada:\n```")).toBe("`:tada:` and\n```\n:tada:\n```");
    expect(await replaceShortcodes("10:30:45 :unknown_one: a:b")).toBe("10:30:45 :unknown_one: a:b");
    expect(await replaceShortcodes(":tada:", new Set(["tada"]))).toBe(":tada:");
  });
});

describe("emoji of the picker", () => {
  it("are all ones that the server takes, in every skin tone", () => {
    const all = CATEGORIES.flatMap(([category]) => emojiOf(category));
    expect(all.length).toBeGreaterThan(1_800);
    for (const { emoji } of all) {
      for (const tone of SKIN_TONES) expect(isUnicodeEmoji(withTone(emoji, tone)), emoji).toBe(true);
    }
    expect(withTone("👍", "🏽")).toBe("👍🏽");
    expect(withTone("☝️", "🏿")).toBe("☝🏿");
    expect(withTone("👩‍🚀", "🏻")).toBe("👩🏻‍🚀");
    expect(withTone("🚀", "🏻")).toBe("🚀");
  });
  it("are found by name, tag and several words", () => {
    expect(searchEmoji("tada", 5)[0]?.emoji).toBe("🎉");
    expect(searchEmoji("red heart", 5).map(({ emoji }) => emoji)).toContain("❤️");
    expect(searchEmoji("  ", 5)).toEqual([]);
  });
});
