import { expect, it } from "vitest";
import { delayOf } from "./guesses";

it("holds nobody back at first, and nobody for more than three seconds", () => {
  expect([1, 10, 11, 12, 25, 300].map(delayOf)).toEqual([0, 0, 200, 400, 3_000, 3_000]);
});
