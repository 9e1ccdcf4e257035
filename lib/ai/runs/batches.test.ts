import { expect, it } from "vitest";
import { appendParts, type Part } from "../parts";
import { batchesOf } from "./batches";

const join = (batches: Part[][]) => batches.reduce<Part[]>((all, batch) => appendParts(all, batch), []);

it("joins pieces of a text, and keeps the order of text, reasoning and tools", () => {
  const parts: Part[] = [
    { type: "reasoning", text: "I " },
    { type: "reasoning", text: "think", meta: { signature: "x" } },
    { type: "text", text: "So " },
    { type: "text", text: "it is" },
    { type: "tool", callId: "1", name: "search", state: "calling", input: null },
    { type: "tool", callId: "1", name: "search", state: "running", input: { query: "x" } },
  ];
  expect(batchesOf(parts)).toEqual([
    [
      { type: "reasoning", text: "I think", meta: { signature: "x" } },
      { type: "text", text: "So it is" },
      { type: "tool", callId: "1", name: "search", state: "running", input: { query: "x" } },
    ],
  ]);
});

it("splits a long text between characters, and loses nothing of it", () => {
  const text = '🙂"\n\u0001é'.repeat(2_000);
  const batches = batchesOf([{ type: "text", text }], 1_000);
  expect(join(batches)).toEqual([{ type: "text", text }]);
  for (const batch of batches) {
    expect(Buffer.byteLength(JSON.stringify(batch))).toBeLessThan(1_100);
    for (const part of batch) expect(part.type === "text" && part.text.isWellFormed()).toBe(true);
  }
});

it("gives a large tool call a batch of its own", () => {
  const tool: Part = {
    type: "tool",
    callId: "1",
    name: "x",
    state: "done",
    input: {},
    output: "o".repeat(8_000),
  };
  const text: Part = { type: "text", text: "before" };
  expect(batchesOf([text, tool, text])).toEqual([[text], [tool], [text]]);
});
