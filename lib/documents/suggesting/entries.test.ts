import type { Node } from "@tiptap/pm/model";
import { Transform } from "@tiptap/pm/transform";
import { describe, expect, it } from "vitest";
import { richTextSchema } from "../rich-text/schema";
import { type Entry, hunksBetween, placeEntries, placeInBase, placeShown, withEntries } from "./entries";

const paragraph = (text: string) => ({
  type: "paragraph",
  ...(text && { content: [{ type: "text", text }] }),
});
const documentOf = (...texts: string[]): Node =>
  richTextSchema.nodeFromJSON({ type: "doc", content: texts.map(paragraph) });
const textsOf = (doc: Node) => doc.children.map(({ textContent }) => textContent);
let count = 0;
const newId = () => `${++count}`;

/** The entries of what somebody makes of a document. */
const written = (base: Node, ...texts: string[]): Entry[] =>
  hunksBetween(base, documentOf(...texts), [], newId) ?? [];
const facts = (entries: readonly Entry[]) =>
  entries.map(({ from, original, replacement }) => [from, original, replacement]);

describe("suggestions that are being written", () => {
  it("are one for each change, and make of the document what is shown", () => {
    const base = documentOf("We begin on Monday.", "Everybody knows.");
    const entries = written(base, "We start on Monday at nine.", "knows.");
    expect(facts(entries)).toEqual([
      [4, "begin", "start"],
      [13, "Monday", "Monday at nine"],
      [22, "Everybody ", ""],
    ]);
    expect(textsOf(withEntries(base, entries))).toEqual(["We start on Monday at nine.", "knows."]);
  });

  it("go on as the same where more of the text is changed, and are gone where it is as before", () => {
    const base = documentOf("one two three four");
    const first = written(base, "one 2 three four");
    const [wider] = hunksBetween(base, documentOf("one 2 3 four"), first, newId) ?? [];
    expect(wider).toMatchObject({ id: first[0]?.id, original: "two three", replacement: "2 3" });
    expect(hunksBetween(base, base, [], newId)).toEqual([]);
    const two = hunksBetween(base, documentOf("1 2 three 4"), first, newId) ?? [];
    expect(two.map(({ id }) => id === first[0]?.id)).toEqual([true, false]);
  });

  it("stay on their text when others write around it, and wait where that is gone", () => {
    const base = documentOf("We begin on Monday.", "Everybody knows.");
    const entries = written(base, "We begin on Friday.", "Everybody knows.");
    const place = (...texts: string[]) => {
      const now = documentOf(...texts);
      return textsOf(withEntries(now, placeEntries(entries, base, now)));
    };
    expect(place("First.", "So we begin on Monday.", "Everybody")).toEqual([
      "First.",
      "So we begin on Friday.",
      "Everybody",
    ]);
    // The paragraph is split before it, and right behind it.
    expect(place("We begin", " on Monday.", "Everybody knows.")).toEqual([
      "We begin",
      " on Friday.",
      "Everybody knows.",
    ]);
    expect(place("We begin on Monday", "and so on.", "Everybody knows.")[0]).toBe("We begin on Friday");
    expect(place("We begin on Sunday.", "Everybody knows.")).toEqual([
      "We begin on Sunday.",
      "Everybody knows.",
    ]);
    expect(place("Everybody knows.")).toEqual(["Everybody knows."]);
  });

  it("are found by their mark where their paragraph was moved", () => {
    const base = documentOf("Monday", "then Monday");
    const [entry] = written(base, "Monday", "then Friday");
    const mark = richTextSchema.mark("comment", { id: entry!.id });
    const now = new Transform(documentOf("then Monday", "x", "Monday")).addMark(6, 12, mark).doc;
    expect(textsOf(withEntries(now, placeEntries([entry!], base, now)))[0]).toBe("then Friday");
  });

  it("tell where a place of what is shown is in the document", () => {
    const base = documentOf("We begin on Monday.");
    const hunks = hunksBetween(base, documentOf("We now begin on Tuesday."), [], newId) ?? [];
    // In "begin", in the new word, and behind the other one.
    expect([9, 5, 24].map((position) => placeInBase(hunks, position))).toEqual([5, 4, 19]);
    expect([1, 5, 19].map((position) => placeShown(hunks, position))).toEqual([1, 9, 24]);
  });
});

it("makes the same of what was suggested, whatever others write meanwhile", () => {
  let seed = 5;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const words = ["alpha", "beta", "gamma", "delta", "one", "two"];
  const text = () => Array.from({ length: 1 + random(6) }, () => words[random(6)]).join(" ");
  let kept = 0;
  for (let round = 0; round < 400; round += 1) {
    const texts = Array.from({ length: 1 + random(4) }, text);
    const base = documentOf(...texts);
    const shown = texts.map((one) =>
      one
        .split(" ")
        .flatMap((word) =>
          random(4) > 0 ? [word] : random(2) > 0 ? ["new", word] : random(2) > 0 ? ["other"] : [],
        )
        .join(" "),
    );
    const entries = written(base, ...shown);
    expect(textsOf(withEntries(base, entries))).toEqual(shown);
    const others = texts.flatMap((one) =>
      random(3) > 0
        ? [one]
        : random(2) > 0
          ? [`${one} more`]
          : random(2) > 0
            ? [text(), one]
            : [one.slice(0, 4), one.slice(4)],
    );
    const now = documentOf(...others);
    const placed = placeEntries(entries, base, now);
    const target = withEntries(now, placed);
    const again = hunksBetween(now, target, placed, newId) ?? [];
    // Nothing is suggested that wasn't, and what found its place is the same suggestion.
    expect(again.every(({ id }) => entries.some((entry) => entry.id === id))).toBe(true);
    kept += placed.filter(({ from }) => from !== null).length / Math.max(1, entries.length);
  }
  expect(kept / 400).toBeGreaterThan(0.6);
});
