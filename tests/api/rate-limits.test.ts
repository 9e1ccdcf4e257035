import { randomUUID } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { countAttempt } from "@/lib/accounts/passwords/guesses";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
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

test("a token that is given back can be taken again, and the count never exceeds the limit", async () => {
  const key = randomUUID();
  await giveBack(key, 1, 60);
  await take(key, 1, 60);
  await giveBack(key, 1, 60);
  await take(key, 1, 60);
  await expect(take(key, 1, 60)).rejects.toMatchObject({ code: "rate_limited" });
});

test("attempts at an e-mail are held back by the same factor as limits", async () => {
  const { RATE_LIMIT_FACTOR } = env();
  Object.assign(env(), { RATE_LIMIT_FACTOR: 1_000 });
  try {
    const attempt = { email: `${randomUUID()}@test.guildhall.test`, device: null, ip: "192.0.2.9" };
    const started = performance.now();
    // Without the factor, the last five alone are held back for fifteen seconds.
    for (let i = 0; i < 30; i += 1) await countAttempt(attempt);
    expect(performance.now() - started).toBeLessThan(10_000);
  } finally {
    Object.assign(env(), { RATE_LIMIT_FACTOR });
  }
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
