import { expect, it } from "vitest";
import { parseSearch } from "./query";

const words = (text: string) => parseSearch(text).terms.map((term) => term.text);

it("takes words, phrases, filters and what must not be there apart", () => {
  expect(parseSearch('plan "big launch" -draft from:@ada -in:#random has:file is:pinned roa')).toEqual({
    terms: [
      { text: "plan", isPhrase: false, isPrefix: false, isExcluded: false },
      { text: "big launch", isPhrase: true, isPrefix: false, isExcluded: false },
      { text: "draft", isPhrase: false, isPrefix: false, isExcluded: true },
      { text: "roa", isPhrase: false, isPrefix: true, isExcluded: false },
    ],
    from: [{ value: "ada", isExcluded: false }],
    in: [{ value: "random", isExcluded: true }],
    has: [{ value: "file", isExcluded: false }],
    is: [{ value: "pinned", isExcluded: false }],
    ...{ assignee: [], due: [], type: null },
    after: null,
    before: null,
    on: null,
  });
});

it("takes names with spaces in quotes", () => {
  expect(parseSearch('from:"Ada Lovelace" notes').from).toEqual([
    { value: "Ada Lovelace", isExcluded: false },
  ]);
});

it.each([
  ['"left open', ["left open"]],
  ['plan"', ["plan"]],
  ['say "it" again"', ["say", "it", "again"]],
  ["https://example.test/a:b", ["https://example.test/a:b"]],
  ["… launch !!", ["launch"]],
])("forgives %s", (text, found) => {
  expect(words(text)).toEqual(found);
});

it.each([
  ["", "word"],
  ["  \t ", "word"],
  ["!!! ???", "word"],
  ['""', "word"],
  ["-draft", "word"],
  ["has:wings", "link, file"],
  ["from:", "after from:"],
  ["due:someday", "overdue, today"],
  ["type:dragon", "channel, person"],
  ["before:yesterday", "2026-03-31"],
  ["on:2026-02-31", "2026-03-31"],
  ["x".repeat(10_000), "500"],
  ["x ".repeat(30), "20 words"],
])("refuses %j and says why", (text, reason) => {
  expect(() => parseSearch(text)).toThrow(reason);
});
