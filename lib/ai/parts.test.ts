import { expect, test } from "vitest";
import { appendParts, type Part, textOf } from "./parts";

const text = (value: string): Part => ({ type: "text", text: value });
const call = (state: "calling" | "done"): Part => ({
  type: "tool",
  callId: "1",
  name: "search",
  state,
  input: {},
});

test("text is added to the last part of its type, and only to that", () => {
  const parts = appendParts([text("a")], [text("b"), { type: "reasoning", text: "x" }, text("c")]);
  expect(parts).toEqual([text("ab"), { type: "reasoning", text: "x" }, text("c")]);
});

test("a tool call replaces its earlier state, wherever that stands", () => {
  expect(appendParts([call("calling"), text("a")], [call("done")])).toEqual([call("done"), text("a")]);
});

test("parts that are not touched stay identical", () => {
  const parts = [call("done"), text("a")];
  expect(appendParts(parts, [text("b")])[0]).toBe(parts[0]);
});

test("the text of an answer has no reasoning and no tools", () => {
  expect(textOf([{ type: "reasoning", text: "x" }, text("a"), call("done"), text("b")])).toBe("a\n\nb");
});
