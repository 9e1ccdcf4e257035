import { expect, it } from "vitest";
import { turns } from "./turns";

it("runs few at once, all of them in the end, also after one that failed", async () => {
  const inTurn = turns({ atOnce: 3 });
  let running = 0;
  let most = 0;
  const finished: number[] = [];
  const work = async (n: number) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    if (n === 1) throw new Error("failed");
    finished.push(n);
  };
  const all = await Promise.allSettled(Array.from({ length: 12 }, (_, n) => inTurn(() => work(n))));
  expect(most).toBe(3);
  expect(finished).toHaveLength(11);
  expect(all.filter(({ status }) => status === "rejected")).toHaveLength(1);
  await inTurn(() => work(12));
  expect(finished).toHaveLength(12);
});

it("keeps their order, and refuses what would wait too long", async () => {
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
