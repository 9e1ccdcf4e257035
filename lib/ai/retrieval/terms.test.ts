import { expect, it } from "vitest";
import { termsOf } from "./terms";

const queries = (question: string, before?: string) => termsOf(question, before).map(({ query }) => query);

it.each([
  [
    "When does the ferry to Lisbon leave?",
    ["(('lisbon')) | 'lisbon':*", "(('ferry')) | 'ferri':* | 'ferry':*", "(('leave')) | 'leav':*"],
  ],
  ["What’s Ben's budget?", ["(('budget')) | 'budget':*", "(('ben'))"]],
  ["C++?", ["(('c++'))"]],
  ["フェリーはいつ出ますか", ["('フェ' & 'ェリ' & 'リー')"]],
  ["渡轮几点开？", ["('渡轮')"]],
  ["여객선은 언제 출발하나요", ["('여객')", "('출발')", "('언제')"]],
  ["is it?", []],
  ["?!", []],
])("looks for the words of %s", (question, expected) => {
  expect(queries(question).toSorted()).toEqual(expected.toSorted());
});

it("adds the words of what was asked before, and looks for eight at most", () => {
  expect(termsOf("and on Sundays?", "When does the ferry leave?").map(({ isEarlier }) => isEarlier)).toEqual([
    ...[false, true, true],
  ]);
  expect(queries("alpha bravo charlie delta echo foxtrot golf hotel india juliet")).toHaveLength(8);
});
