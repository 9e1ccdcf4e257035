import { expect, it } from "vitest";
import { questionOfSearch } from "./question-of-search";

const known = { channels: [{ id: "c", name: "North pier" }], meId: "me" };

it.each([
  ["when does the ferry leave", "when does the ferry leave", {}],
  ['ferry in:"north pier" from:me', "ferry", { channelId: "c", authorId: "me" }],
  ["ferry after:2026-11-01 before:2026-11-10", "ferry", { after: "2026-11-01", before: "2026-11-09" }],
  ["on:2026-03-01 ferry has:link -in:x", "ferry", { after: "2026-03-01", before: "2026-03-01" }],
  ["-from:Ada in:elsewhere", "", {}],
])("%s", (text, question, scope) => {
  expect(questionOfSearch(text, known)).toEqual({ question, scope });
});

it("hands on the name that from: has", () => {
  expect(questionOfSearch('ferry from:"@Ada L"', known)).toEqual({
    ...{ question: "ferry", scope: {}, from: "Ada L" },
  });
});
