import { expect, it } from "vitest";
import { judge } from "./quality";

it.each([
  [1_000, 0, 0.05, "good"],
  [1_000, 20, 0.05, "good"],
  [900, 100, 0.05, "weak"],
  [1_000, 0, 0.6, "weak"],
  [0, 0, 0, "good"],
  // Counters that began anew.
  [-50, -5, 0.05, "good"],
])("%i received, %i lost, %f s: %s", (received, lost, roundTrip, quality) => {
  expect(judge(received, lost, roundTrip)).toBe(quality);
});
