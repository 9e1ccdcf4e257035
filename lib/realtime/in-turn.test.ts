import { expect, it } from "vitest";
import { inTurn } from "./in-turn";
import { turns } from "./turns";

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

it("runs a few at once, the others in their turn, and refuses what would wait too long", async () => {
  const turn = turns({ atOnce: 2, maxWaiting: 1 });
  const gates = [0, 1, 2].map(() => Promise.withResolvers<void>());
  const started: number[] = [];
  const works = gates.map(({ promise }, n) =>
    turn(async () => {
      started.push(n);
      await promise;
    }),
  );
  await expect(turn(async () => {})).rejects.toMatchObject({ code: "overloaded" });
  expect(started).toEqual([0, 1]);
  gates[1]?.resolve();
  await works[1];
  await Promise.resolve();
  expect(started).toEqual([0, 1, 2]);
  for (const { resolve } of gates) resolve();
  await Promise.all(works);
  await turn(async () => {});
});
