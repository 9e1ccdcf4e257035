import { describe, expect, it } from "vitest";
import { changesBetween } from "./text-changes";

const changed = (before: string, after: string) =>
  changesBetween(before, after)?.map(({ from, to, start, end }) => [
    before.slice(from, to),
    after.slice(start, end),
  ]);

describe("changes of a text", () => {
  it.each([
    ["We begin on Monday.", "We begin on Tuesday.", [["Monday", "Tuesday"]]],
    [
      "one two three four",
      "one 2 three 4",
      [
        ["two", "2"],
        ["four", "4"],
      ],
    ],
    // A blank between two changes doesn't keep them apart.
    ["one two three four", "one zwei drei four", [["two three", "zwei drei"]]],
    ["one two three", "one three", [["two ", ""]]],
    ["so it is", "", [["so it is", ""]]],
    ["a\nb c", "a\nb d", [["c", "d"]]],
  ])("are whole words: %j to %j", (before, after, expected) =>
    expect(changed(before, after)).toEqual(expected),
  );

  it.each([
    ["We begin.", "We now begin.", [["We ", "We now "]]],
    ["We begin.", "Now we begin.", [["We", "Now we"]]],
    ["We begin.", "So: We begin.", [["We", "So: We"]]],
    ["We begin", "We begin now", [["begin", "begin now"]]],
    ["a", "x a y", [["a", "x a y"]]],
    ["picture \uFFFC here", "picture \uFFFC right here", [["here", "right here"]]],
  ])("that only insert are on a word beside: %j to %j", (before, after, expected) =>
    expect(changed(before, after)).toEqual(expected),
  );

  it.each([
    ["", "words where there are none"],
    ["\uFFFC", "\uFFFC a caption"],
    ["a\nb", "a b"],
    ["a \uFFFC b", "a b"],
  ])("are none on what has no words, or that aren't of words alone: %j to %j", (before, after) =>
    expect(changesBetween(before, after)).toBeNull(),
  );
});
