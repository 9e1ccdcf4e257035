import { expect, it } from "vitest";
import { costOf, estimateTokens } from "./cost";

const price = { input: 2_000_000n, cached: 500_000n, output: 8_000_000n };

it("counts cached tokens as a part of the input, at their own price", () => {
  expect(costOf(price, { input: 120, cached: 100, output: 95 })).toBe(850n);
  expect(costOf(price, { input: 120, cached: 0, output: 0 })).toBe(240n);
  // A provider that says more are cached than there were.
  expect(costOf(price, { input: 10, cached: 100, output: 0 })).toBe(5n);
});

it("rounds up, and costs nothing without a price", () => {
  expect(costOf({ input: 1n, cached: 0n, output: 0n }, { input: 1, cached: 0, output: 0 })).toBe(1n);
  expect(costOf(null, { input: 1_000, cached: 0, output: 1_000 })).toBe(0n);
});

it("estimates the tokens of texts by their bytes, and of files by their number", () => {
  expect(estimateTokens([{ role: "user", content: "x".repeat(400) }])).toBeGreaterThanOrEqual(100);
  expect(estimateTokens("字".repeat(400))).toBe(300);
  const file = { type: "file", mediaType: "image/png", data: new Uint8Array(1_000_000) };
  expect(estimateTokens({ role: "user", content: [file] })).toBeLessThan(2_000);
});
