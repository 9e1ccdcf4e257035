import { expect, it } from "vitest";
import { inTurn } from "./in-turn";

it("keeps the order of each key, whatever fails, and lets other keys run meanwhile", async () => {
  const run = inTurn();
  const done: string[] = [];
  const first = Promise.withResolvers<void>();
  const failing = run("a", async () => {
    await first.promise;
    throw new Error("no");
  });
  const second = run("a", async () => void done.push("a"));
  await run("b", async () => void done.push("b"));
  expect(done).toEqual(["b"]);
  first.resolve();
  await expect(failing).rejects.toThrow("no");
  await second;
  expect(done).toEqual(["b", "a"]);
});
