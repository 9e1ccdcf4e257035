import { randomUUID } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { db } from "@/lib/db";
import { giveBack, take } from "@/lib/http/rate-limit";
import { inPostgres } from "@/lib/http/rate-limiters/postgres";
import { cleanUpRows } from "@/lib/jobs/clean-up";

afterEach(() => vi.resetModules());

/** The limits of another process of the same instance: it shares nothing with this one but the database. */
async function anotherProcess() {
  vi.resetModules();
  return import("@/lib/http/rate-limit");
}

test("processes of an instance count tries together", async () => {
  const key = `login:email:${randomUUID()}`;
  const other = await anotherProcess();
  await take(key, 3, 60);
  await other.take(key, 3, 60);
  await take(key, 3, 60);
  await expect(other.take(key, 3, 60)).rejects.toMatchObject({ code: "rate_limited" });
  await expect(take(key, 3, 60)).rejects.toMatchObject({ code: "rate_limited" });
});

test("tries at the same moment are counted each", async () => {
  const key = randomUUID();
  const states = await Promise.all(Array.from({ length: 20 }, () => inPostgres(key, 10, 60)));
  expect(states.filter(({ success }) => success)).toHaveLength(10);
  expect(states.map(({ remaining }) => remaining).sort((a, b) => b - a)[0]).toBe(9);
});

test("what is given back is there again, and never more than there was", async () => {
  const key = randomUUID();
  await giveBack(key, 1, 60);
  await take(key, 1, 60);
  await giveBack(key, 1, 60);
  await take(key, 1, 60);
  await expect(take(key, 1, 60)).rejects.toMatchObject({ code: "rate_limited" });
});

test("a window that has ended begins again, and is deleted where nobody comes back", async () => {
  const [back, gone] = [randomUUID(), randomUUID()];
  for (const key of [back, gone]) await inPostgres(key, 1, 60);
  await db().rateLimit.updateMany({
    where: { key: { in: [back, gone] } },
    data: { resetAt: new Date(Date.now() - 1) },
  });
  const state = await inPostgres(back, 1, 60);
  expect(state).toMatchObject({ success: true, remaining: 0 });
  expect(state.reset).toBeGreaterThan(Date.now() + 55_000);
  await cleanUpRows();
  expect(await db().rateLimit.findMany({ where: { key: { in: [back, gone] } } })).toMatchObject([
    { key: back, count: 1 },
  ]);
});
