import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { call, setTransport } from "./client";
import { contract } from "./contract";

const options = {
  path: "/api/things",
  tag: "Things",
  summary: "",
  scope: "messages:read",
  response: z.number(),
  realtime: true,
} as const;
const readContract = contract({ ...options, method: "GET" });
const writeContract = contract({ ...options, method: "POST" });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  setTransport(null);
});

/** A server that is too busy for the first calls. */
function busyFor(calls: number) {
  const times: number[] = [];
  const error = { code: "overloaded" as const, message: "", details: { retryAfter: 1 }, requestId: "" };
  setTransport({
    isOpen: () => true,
    call: async () => (times.push(Date.now()) > calls ? { data: 1 } : { error }),
  });
  return times;
}

test("a read that a busy server refuses is repeated, later each time", async () => {
  const times = busyFor(2);
  const answer = call(readContract);
  await vi.runAllTimersAsync();
  expect(await answer).toBe(1);
  const [first = 0, second = 0, third = 0] = times;
  expect(second - first).toBeGreaterThanOrEqual(500);
  expect(third - second).toBeGreaterThanOrEqual(1_000);
});

test("it is given up in the end, as is a write that may be called twice", async () => {
  for (const contract of [readContract, writeContract]) {
    const times = busyFor(100);
    const failure = expect(call(contract)).rejects.toMatchObject({ code: "overloaded" });
    await vi.runAllTimersAsync();
    await failure;
    expect(times).toHaveLength(4);
  }
});

test("a write whose answer doesn't come by the socket names the call that it repeats over HTTP", async () => {
  const keys: unknown[] = [];
  const fetched: HeadersInit[] = [];
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
    fetched.push(init.headers!);
    return Response.json(1);
  });
  setTransport({
    isOpen: () => true,
    call: async ({ key }) => {
      keys.push(key);
      throw new Error("too late");
    },
  });
  expect(await call(writeContract)).toBe(1);
  expect(keys).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
  expect(fetched).toMatchObject([{ "x-supersedes": keys[0] }]);
  await call(readContract);
  expect(keys[1]).toBeUndefined();
  vi.unstubAllGlobals();
});
