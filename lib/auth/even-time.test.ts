import { expect, it } from "vitest";
import { evenFailure } from "./even-time";

it("holds back failures, and success not", async () => {
  const started = performance.now();
  const elapsed = () => performance.now() - started;
  expect(await evenFailure(10_000, async () => "in")).toBe("in");
  expect(elapsed()).toBeLessThan(5_000);
  await expect(
    evenFailure(50, async () => {
      throw new Error("out");
    }),
  ).rejects.toThrow("out");
  expect(elapsed()).toBeGreaterThanOrEqual(45);
});
