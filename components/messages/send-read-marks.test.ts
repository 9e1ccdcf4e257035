// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { setTransport } from "@/lib/http/client";
import type { ErrorCode } from "@/lib/http/errors";
import { announceReadChange } from "@/lib/messages/read-changes";
import { resendReadMarks, sendReadMark, sendReadMarkNow } from "./send-read-marks";

let sent: unknown[];
/** How the server refuses, as long as it does. */
let refusal: ErrorCode | null;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  refusal = null;
  setTransport({
    isOpen: () => true,
    call: async ({ params, body }) => {
      sent.push({ params, body });
      return refusal ? { error: { code: refusal, message: "", requestId: "" } } : { data: null };
    },
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  setTransport(null);
});

const mark = (channelId: string, seq: number, threadId?: string) =>
  sendReadMark({ channelId, threadId }, seq);

it("joins what is read of one stream within a second or two", () => {
  for (const seq of [1, 2, 3]) mark("general", seq);
  mark("general", 1, "thread");
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(2_000);
  expect(sent).toEqual(
    expect.arrayContaining([
      { params: { channelId: "general" }, body: { seq: 3, threadId: undefined } },
      { params: { channelId: "general" }, body: { seq: 1, threadId: "thread" } },
    ]),
  );
  expect(sent).toHaveLength(2);
});

it("sends what waits by a request that outlives the page when the page goes", () => {
  const fetched: RequestInit[] = [];
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
    fetched.push(init);
    return new Response(null, { status: 204 });
  });
  mark("general", 4);
  dispatchEvent(new Event("pagehide"));
  expect(fetched).toMatchObject([{ method: "PUT", keepalive: true }]);
  vi.advanceTimersByTime(2_000);
  expect([...sent, ...fetched]).toHaveLength(1);
});

it("sends again what failed: after a while, and at once when the connection is back", async () => {
  refusal = "unavailable";
  mark("general", 5);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sent).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(sent).toHaveLength(2);
  refusal = null;
  mark("general", 6);
  resendReadMarks();
  expect(sent.at(-1)).toMatchObject({ body: { seq: 6 } });
  await vi.runAllTimersAsync();
  expect(sent).toHaveLength(3);
});

it("a later mark doesn't wait as long as one that has failed often", async () => {
  refusal = "unavailable";
  mark("general", 5);
  await vi.advanceTimersByTimeAsync(90_000);
  refusal = null;
  sent = [];
  mark("general", 6);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sent).toMatchObject([{ body: { seq: 6 } }]);
  await vi.runAllTimersAsync();
  expect(sent).toHaveLength(1);
});

it("gives up on what is no longer there", async () => {
  refusal = "not_found";
  mark("general", 5);
  await vi.runAllTimersAsync();
  expect(sent).toHaveLength(1);
});

it("doesn't send again what was marked unread while it was under way", async () => {
  refusal = "unavailable";
  for (const channelId of ["general", "random"]) mark(channelId, 5);
  vi.advanceTimersByTime(2_000);
  expect(sent).toHaveLength(2);
  announceReadChange({ channelId: "general", readSeq: 3 });
  // Read as far as the mark says.
  announceReadChange({ channelId: "random", readSeq: 5 });
  await vi.advanceTimersByTimeAsync(0);
  refusal = null;
  sent = [];
  await vi.runAllTimersAsync();
  expect(sent).toMatchObject([{ params: { channelId: "random" }, body: { seq: 5 } }]);
});

it("drops what waits when less is marked read, and keeps it otherwise", async () => {
  mark("general", 5);
  announceReadChange({ channelId: "general", readSeq: 4 });
  mark("random", 5);
  announceReadChange({ channelId: "random", readSeq: 5 });
  await vi.runAllTimersAsync();
  expect(sent).toMatchObject([{ params: { channelId: "random" } }]);
});

it("sends at once what is marked by hand: again after a failure, and reports a refusal", async () => {
  const onRefused = vi.fn();
  refusal = "unavailable";
  mark("general", 4);
  sendReadMarkNow({ channelId: "general" }, 5, onRefused);
  expect(sent).toMatchObject([{ body: { seq: 5 } }]);
  await vi.advanceTimersByTimeAsync(0);
  refusal = "forbidden";
  resendReadMarks();
  await vi.runAllTimersAsync();
  expect(sent).toHaveLength(2);
  expect(onRefused).not.toHaveBeenCalled();
  sendReadMarkNow({ channelId: "general" }, 5, onRefused);
  await vi.runAllTimersAsync();
  expect(sent).toHaveLength(3);
  expect(onRefused).toHaveBeenCalledTimes(1);
});
