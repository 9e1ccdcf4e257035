import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { setTransport } from "@/lib/http/client";
import type { ErrorCode } from "@/lib/http/errors";
import { retryQuery } from "@/lib/http/retry";
import { unreadQuery } from "@/lib/inbox/queries";
import { messagesQuery } from "@/lib/messages/queries";
import { workspacesQuery } from "@/lib/workspaces/queries";
import { bindEvents } from "./cache-events";
import { catchUpEverything } from "./catch-up";

const page = { items: [], nextCursor: null };
const window = { items: [], hasBefore: false, hasAfter: false };
const answers: Record<string, unknown> = {
  "GET /api/workspaces": page,
  "GET /api/inbox/unread": { MENTION: 1 },
  "GET /api/channels/{channelId}/messages": window,
};

let client: QueryClient;
let live: Set<unknown>;
let asked: string[][];
let fetched: string[];
let isAway: boolean;
/** Whether the connection breaks with the next catch-up. */
let breaks: boolean;
/** How the node refuses one of the calls. */
let refusals: Record<string, ErrorCode>;
let stops: (() => void)[];

beforeEach(() => {
  vi.useFakeTimers();
  client = new QueryClient({ defaultOptions: { queries: { retry: retryQuery } } });
  live = new Set();
  const nobody = { onSessionEnded: () => {}, onAccessLost: () => {} };
  bindEvents({ socket: { on: () => {} }, client, userId: "me", live }, nobody);
  asked = [];
  fetched = [];
  refusals = {};
  isAway = false;
  breaks = false;
  stops = [];
  vi.stubGlobal("fetch", (address: string) => {
    fetched.push(address);
    return Promise.reject(new Error("nothing goes by HTTP"));
  });
  const answer = (id: string) => {
    const code = refusals[id];
    return code ? { error: { code, message: "", requestId: "" } } : { data: answers[id] };
  };
  setTransport({
    isOpen: () => !isAway,
    call: async ({ id }) => {
      asked.push([id]);
      return answer(id);
    },
    callAll: async (calls) => {
      asked.push(calls.map(({ id }) => id));
      if (!breaks) return calls.map(({ id }) => answer(id));
      isAway = true;
      throw new Error("the connection broke");
    },
  });
});
afterEach(() => {
  for (const stop of stops) stop();
  setTransport(null);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function openPage() {
  client.setQueryData(workspacesQuery().queryKey, []);
  client.setQueryData(unreadQuery().queryKey, {});
  client.setQueryData(messagesQuery("shown").queryKey, window);
  client.setQueryData(messagesQuery("left").queryKey, window);
  for (const options of [workspacesQuery(), unreadQuery()])
    stops.push(new QueryObserver(client, options as never).subscribe(() => {}));
  stops.push(new QueryObserver(client, messagesQuery("shown")).subscribe(() => {}));
}

it("reads all that is on screen in one call", async () => {
  openPage();
  await catchUpEverything(client, live);
  expect(asked).toEqual([
    ["GET /api/workspaces", "GET /api/inbox/unread", "GET /api/channels/{channelId}/messages"],
  ]);
  expect(client.getQueryData(unreadQuery().queryKey)).toEqual({ MENTION: 1 });
  expect(client.getQueryData(messagesQuery("left").queryKey)).toBeUndefined();
});

it("fails where the connection breaks, with nothing over HTTP, and reads what is still behind the next time", async () => {
  openPage();
  breaks = true;
  await expect(catchUpEverything(client, live)).rejects.toMatchObject({ code: "unavailable" });
  await vi.advanceTimersByTimeAsync(60_000);
  expect([asked.length, fetched]).toEqual([1, []]);
  isAway = false;
  breaks = false;
  await catchUpEverything(client, live);
  expect(asked).toHaveLength(2);
  expect(client.getQueryData(unreadQuery().queryKey)).toEqual({ MENTION: 1 });
});

it("a retry reads only what could not be answered, messages too", async () => {
  openPage();
  const [unread, messages] = ["GET /api/inbox/unread", "GET /api/channels/{channelId}/messages"];
  refusals = { [unread]: "overloaded", [messages]: "unavailable" };
  await expect(catchUpEverything(client, live)).rejects.toMatchObject({ code: "unavailable" });
  refusals = { [unread]: "unavailable" };
  await expect(catchUpEverything(client, live, true)).rejects.toMatchObject({ code: "unavailable" });
  refusals = {};
  await catchUpEverything(client, live, true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked.slice(1)).toEqual([[unread, messages], [unread]]);
  expect(client.getQueryState(messagesQuery("shown").queryKey)?.isInvalidated).toBe(false);
});

it("doesn't wait for an endpoint that is broken", async () => {
  openPage();
  refusals = { "GET /api/inbox/unread": "internal" };
  const caughtUp = catchUpEverything(client, live);
  await vi.advanceTimersByTimeAsync(60_000);
  await caughtUp;
  expect(asked.slice(1)).toEqual(Array.from({ length: 3 }, () => ["GET /api/inbox/unread"]));
});
