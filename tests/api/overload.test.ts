import pg from "pg";
import { expect, it, vi } from "vitest";
import { getMeContract } from "@/lib/accounts/contract";
import { connectionWaits, db, lane, pool, poolSize } from "@/lib/db";
import { env } from "@/lib/env";
import { describeError } from "@/lib/http/describe-error";
import { assertCapacity, averageDelay } from "@/lib/http/overload";
import { watchWaiting } from "@/lib/sql/waiting-time";
import { makeSignedIn } from "@/tests/factories";
import { requestRaw } from "@/tests/setup/request";

/** Takes every connection of the pool and lets `waiting` statements wait for one, while `work` runs. */
async function whileFull(waiting: number, work: () => Promise<void>) {
  const taken = await Promise.all(Array.from({ length: poolSize() }, () => pool().connect()));
  const queue = Array.from({ length: waiting }, () => pool().query("SELECT 1"));
  try {
    await work();
  } finally {
    for (const client of taken) client.release();
    await Promise.all(queue);
  }
}

const read = { method: "GET", isUrgent: false } as const;
const write = { method: "POST", isUrgent: false } as const;
const send = { method: "POST", isUrgent: true } as const;

it("refuses reads before writes while these wait too long for a connection, and messages not for that", async () => {
  const refused = () =>
    [read, write, send].map((kind) => {
      try {
        assertCapacity(kind);
        return null;
      } catch (error) {
        return (error as { code: string }).code;
      }
    });
  const becomes = (codes: (string | null)[]) =>
    vi.waitFor(() => expect(refused()).toEqual(codes), { timeout: 5_000, interval: 5 });
  expect(refused()).toEqual([null, null, null]);
  await whileFull(1, async () => {
    await becomes(["overloaded", null, null]);
    await becomes(["overloaded", "overloaded", null]);
  });
  await becomes([null, null, null]);
});

it("doesn't take one stall of the event loop for overload, but a loop that stays late", () => {
  expect(averageDelay(0, 60_000)).toBeLessThan(60);
  let average = 0;
  for (let sample = 0; sample < 40; sample += 1) average = averageDelay(average, 200);
  expect(average).toBeGreaterThan(60);
  for (let sample = 0; sample < 40; sample += 1) average = averageDelay(average, 0);
  expect(average).toBeLessThan(10);
});

it("answers with the time to retry, over HTTP as well, and not that the database is unreachable", async () => {
  const someone = await makeSignedIn();
  const queue: Promise<unknown>[] = [];
  let response: Promise<Response> | undefined;
  await whileFull(0, async () => {
    // The request's own query for its session is the first in the queue.
    response = requestRaw(someone, getMeContract);
    await vi.waitFor(() => expect(pool().waitingCount).toBe(1));
    for (let i = 0; i < 2 * poolSize(); i++) queue.push(pool().query("SELECT pg_sleep(0.01)"));
    await vi.waitFor(() => expect(connectionWaits().pool).toBeGreaterThan(400));
  });
  const answer = await response!;
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("1");
  expect(await answer.json()).toMatchObject({ error: { code: "overloaded", details: { retryAfter: 1 } } });
  await Promise.all(queue);
});

it("doesn't count the opening of a connection as waiting for one", async () => {
  const opening = Promise.withResolvers<void>();
  class DistantClient extends pg.Client {
    override connect(callback?: unknown): never {
      return opening.promise.then(() => super.connect(callback as never)) as never;
    }
  }
  const distant = new pg.Pool({ connectionString: env().DATABASE_URL, max: 1, Client: DistantClient });
  const waited = watchWaiting(distant);
  const [first, second] = [distant.connect(), () => distant.query("SELECT 1")];
  await new Promise(setImmediate);
  expect(waited()).toBe(0);
  opening.resolve();
  const client = await first;
  const queued = second();
  await expect.poll(waited).toBeGreaterThan(0);
  client.release();
  await queued;
  await distant.end();
});

it("keeps connections for messages and edits that reads don't take", async () => {
  await whileFull(10, async () => {
    expect((await lane().query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  });
});

it("distinguishes a slow queue from an unreachable database", async () => {
  const away = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), { code: "ECONNREFUSED" });
  const late = new Error("timeout exceeded when trying to connect");
  const codes = [away, late].map((error) => describeError(error, "test", "1").error.code);
  expect(codes).toEqual(["unavailable", "overloaded"]);
  const slow = await db()
    .$transaction([
      db().$executeRaw`SET LOCAL statement_timeout = 5`,
      db().$queryRaw`SELECT 1 FROM pg_sleep(1)`,
    ])
    .catch((error: unknown) => error);
  expect(describeError(slow, "test", "1").error.code).toBe("overloaded");
});
