import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { setTransport } from "@/lib/http/client";
import { unreadQuery } from "@/lib/inbox/queries";
import { messagesQuery } from "@/lib/messages/queries";
import { workspacesQuery } from "@/lib/workspaces/queries";
import { bindEvents } from "./cache-events";
import { catchUpEverything } from "./catch-up";

const NO_RETRY = { retry: false } as const;
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
let isAway: boolean;
let stops: (() => void)[];

beforeEach(() => {
  client = new QueryClient({ defaultOptions: { queries: NO_RETRY } });
  live = new Set();
  const nobody = { onSessionEnded: () => {}, onAccessLost: () => {} };
  bindEvents({ socket: { on: () => {} }, client, userId: "me", live }, nobody);
  asked = [];
  isAway = false;
  stops = [];
  vi.stubGlobal("fetch", () => Promise.reject(new Error("nothing goes by HTTP")));
  setTransport({
    isOpen: () => true,
    call: async ({ id }) => {
      asked.push([id]);
      return { data: answers[id] };
    },
    callAll: async (calls) => {
      asked.push(calls.map(({ id }) => id));
      if (isAway) throw new Error("the connection broke");
      return calls.map(({ id }) => ({ data: answers[id] }));
    },
  });
});
afterEach(() => {
  for (const stop of stops) stop();
  setTransport(null);
  vi.unstubAllGlobals();
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

it("fails where the connection breaks, and reads what is still behind the next time", async () => {
  openPage();
  isAway = true;
  await expect(catchUpEverything(client, live)).rejects.toMatchObject({ code: "unavailable" });
  isAway = false;
  await catchUpEverything(client, live);
  expect(asked).toHaveLength(2);
  expect(client.getQueryData(unreadQuery().queryKey)).toEqual({ MENTION: 1 });
});
