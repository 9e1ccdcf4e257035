import { describe, expect, it } from "vitest";
import { emojiCodesIn, isUnicodeEmoji } from "@/lib/emoji/name";
import { CATEGORIES, emojiOf, searchEmoji } from "./emoji-data";
import { SKIN_TONES, withTone } from "./skin-tone";

describe("codes of the workspace's own emoji (case 17)", () => {
  const codesIn = (text: string) => emojiCodesIn(text).map(({ code }) => code);

  it("are found where a person means one", () => {
    expect(emojiCodesIn("a :ab: b")).toEqual([{ code: ":ab:", index: 2 }]);
    expect(codesIn(":ab::cd: (:ab:) 好:ab:吧 🎉:ab:, *:ab:*")).toEqual([
      ":ab:",
      ":cd:",
      ":ab:",
      ":ab:",
      ":ab:",
      ":ab:",
    ]);
  });

  it.each([
    "device b0:de:ab:4a:47:ce is up",
    "fe80:0:ab:1234::1 and ::ab:1",
    "use std::key::Value and a::cool::b, :key::Value",
    "ratio 10:100:5 at 10:30:45",
    "word:ab: and :ab:word",
    "https://e.org:80:ab: /:ab: x=:ab:",
  ])("aren't in %j", (text) => expect(codesIn(text)).toEqual([]));
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
