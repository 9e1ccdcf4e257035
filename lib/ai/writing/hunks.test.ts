import { describe, expect, it } from "vitest";
import { answersOf, blocksOfAnswer } from "./answer";
import { applyHunks, hunksOf, placeInCurrent } from "./hunks";
import { encodeBlock } from "./tokens";

const block = (text: string, marks: [number, number][] = [], labels: string[] = []) => ({
  text,
  marks,
  labels,
});
/** A block after all changes that an answer makes of it. */
const changed = (given: ReturnType<typeof block>, answer: string) =>
  applyHunks(given.text, hunksOf([given], new Map([[0, answer]])));

/** The same on each run. */
function randomOf(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}
const WORDS = [
  "plan",
  "the",
  "we",
  "begin",
  "Monday",
  "ferry",
  "a",
  "très",
  "naïve",
  "日本",
  "👩‍🚀",
  "3.5",
  "e-mail",
  "don’t",
];

it("makes the model’s text of random texts where all is accepted, and leaves the text where all is refused", () => {
  const random = randomOf(7);
  const sentence = (length: number) =>
    Array.from({ length }, () => WORDS[random(WORDS.length)]! + (random(6) === 0 ? "," : "")).join(" ");
  for (let round = 0; round < 400; round += 1) {
    const before = sentence(1 + random(30));
    const words = before.split(" ");
    const answer = Array.from({ length: 1 + random(4) }).reduce<string[]>(
      (now) =>
        now.toSpliced(random(now.length + 1), random(4), ...sentence(random(3)).split(" ").filter(Boolean)),
      words,
    );
    const now = answer.join(" ").trim();
    const given = block(before);
    const hunks = hunksOf([given], new Map([[0, now]]));
    expect(applyHunks(before, hunks)).toBe(now);
    expect(applyHunks(before, [])).toBe(before);
    // Each is a suggestion by itself: on words, and none on those of another one.
    for (const [index, hunk] of hunks.entries()) {
      expect(before.slice(hunk.from, hunk.to).trim()).not.toBe("");
      expect(hunk.from).toBeGreaterThanOrEqual(hunks[index - 1]?.to ?? 0);
    }
  }
});

describe("formatting and objects", () => {
  // “Ask <Ben> for the **big red** boat.”
  const given = block("Ask \uFFFC for the big red boat.", [[14, 21]], ["@Ben"]);

  it("are given to the model as tokens", () => {
    expect(encodeBlock(given)).toBe("Ask ⟦2 @Ben⟧ for the ⟦1⟧big red⟦/1⟧ boat.");
  });

  it("stay where an answer has the tokens, and no change reaches over their borders", () => {
    const answer = "Please ask ⟦2 @Ben⟧ to bring the ⟦1⟧large crimson⟦/1⟧ ship.";
    expect(changed(given, answer)).toBe("Please ask \uFFFC to bring the large crimson ship.");
    for (const { from, to } of hunksOf([given], new Map([[0, answer]])))
      for (const border of [4, 5, 14, 21]) expect(from < border && border < to).toBe(false);
  });

  it("stay where the answer lost the formatting, and a block that lost an object is left", () => {
    expect(changed(given, "Ask ⟦2⟧ for the large boat.")).toBe("Ask \uFFFC for the large boat.");
    expect(hunksOf([given], new Map([[0, "Ask somebody for the large boat."]]))).toEqual([]);
    expect(hunksOf([given], new Map([[0, "⟦2⟧⟦2⟧ boat"]]))).toEqual([]);
  });

  it("keep spaces around a block, soft hyphens and breaks, and take no stars of a model’s Markdown", () => {
    expect(changed(block("  co\u00ADoperate "), "cooperate")).toBe("  co\u00ADoperate ");
    expect(changed(block("one\ntwo"), "uno ⟦1 line break⟧ dos")).toBe("uno \n dos");
    expect(changed(block("a plan"), "a **good** plan")).toBe("a good plan");
    expect(hunksOf([block("signs ⟦1⟧ here")], new Map([[0, "gone"]]))).toEqual([]);
  });
});

it("cuts changes that are longer than a suggestion may be, between words", () => {
  const long = Array.from({ length: 900 }, (_, index) => `old${index}`).join(" ");
  const other = Array.from({ length: 700 }, (_, index) => `neu${index}`).join(" ");
  const hunks = hunksOf([block(long)], new Map([[0, other]]));
  expect(hunks.length).toBeGreaterThan(2);
  expect(Math.max(...hunks.flatMap(({ from, to, text }) => [to - from, text.length]))).toBeLessThanOrEqual(
    2_000,
  );
  expect(applyHunks(long, hunks)).toBe(other);
});

it("leaves what was edited meanwhile, and finds the others where they are now", () => {
  const before = "We begin on Monday with the ferry.";
  const hunks = hunksOf([block(before)], new Map([[0, "We start on Tuesday with a boat."]]));
  expect(hunks.map(({ text }) => text)).toEqual(["start", "Tuesday", "a boat"]);
  const now = "Note: We begin on Sunday with the ferry.";
  const placed = placeInCurrent(before, now, hunks);
  expect(placed.map(({ from, to }) => now.slice(from, to))).toEqual(["begin", "the ferry"]);
  expect(placeInCurrent(before, "Something else entirely", hunks)).toEqual([]);
});

describe("an answer", () => {
  it("is read by the numbers of its blocks, a cut off one without its last", () => {
    const text = "Sure:\n[1] One\n[3] Three,\nwrapped\n[9] none";
    expect(blocksOfAnswer(text, 3)).toEqual(
      new Map([
        [0, "One"],
        [2, "Three, wrapped"],
      ]),
    );
    expect(blocksOfAnswer("[1] One\n[2] Tw", 3, true)).toEqual(new Map([[0, "One"]]));
    expect(blocksOfAnswer("- a list", 3)).toBeNull();
  });

  it("of one block needs no number, except where something new may have been asked for", () => {
    const one = { ...block("a"), anchor: null };
    expect(answersOf({ blocks: [one], action: "fix" }, "b\n\nc", "DONE")).toEqual(new Map([[0, "b c"]]));
    expect(answersOf({ blocks: [one], action: "custom" }, "b", "DONE")).toBeNull();
    expect(answersOf({ blocks: [one], action: "fix" }, "b", "LENGTH")).toEqual(new Map());
  });
});
