import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { beforeEach, expect, it } from "vitest";

// The service worker's side of ringing, in place of a browser: what it shows, closes, asks and opens.

const SOURCE = readFileSync("public/service-worker.js", "utf8");
const CALL = { id: "call-1", userId: "ben" };
const RING = { title: "Ada is calling", tag: "call:call-1", url: "/w/guild/c/dm", silent: false, call: CALL };

type Shown = { title: string; tag: string; data: unknown; actions?: { action: string }[]; close: () => void };
type Handler = (event: object) => void;

let shown: Shown[];
let asked: string[];
let opened: string[];
let answer: () => Response;
let handlers: Map<string, Handler>;
beforeEach(() => {
  [shown, asked, opened, handlers] = [[], [], [], new Map()];
  answer = () => Response.json({ status: "RINGING", invites: [{ userId: "ben", status: "RINGING" }] });
  const registration = {
    showNotification: (title: string, options: Omit<Shown, "title" | "close">) => {
      const one = { ...options, title, close: () => void shown.splice(shown.indexOf(one), 1) };
      shown = [...shown.filter(({ tag }) => tag !== options.tag), one];
    },
    getNotifications: async ({ tag }: { tag: string }) => shown.filter((one) => one.tag === tag),
  };
  const self = {
    location: { href: "https://guildhall.test/service-worker.js?v=1", origin: "https://guildhall.test" },
    ...{ registration, addEventListener: (name: string, handler: Handler) => handlers.set(name, handler) },
    clients: { matchAll: async () => [], openWindow: (href: string) => opened.push(href) },
  };
  const fetch = async (address: string, { method = "GET" } = {}) => {
    asked.push(`${method} ${address}`);
    return answer();
  };
  runInContext(SOURCE, createContext({ self, fetch, URL, AbortSignal, setTimeout, Map, Set, Promise }));
});

async function fire(name: string, event: object) {
  let done: Promise<unknown> | undefined;
  handlers.get(name)!({ ...event, waitUntil: (work: Promise<unknown>) => (done = work) });
  await done;
}
const push = (message: object) => fire("push", { data: { json: () => message } });
const click = (action: string) => fire("notificationclick", { action, notification: shown[0] });
const titles = () => shown.map(({ title }) => title);

it("rings with Accept and Decline while the call rings", async () => {
  await push(RING);
  expect(shown).toMatchObject([
    { title: "Ada is calling", actions: [{ action: "accept" }, { action: "decline" }] },
  ]);
});

it.each([
  [
    "answered elsewhere",
    () => Response.json({ status: "ACTIVE", invites: [{ userId: "ben", status: "ACCEPTED" }] }),
  ],
  ["over", () => Response.json({ status: "ENDED", invites: [] })],
  ["not shared any more", () => new Response(null, { status: 404 })],
])("shows nothing where the message comes late and the call is %s", async (_, says) => {
  answer = says;
  await push(RING);
  expect(shown).toEqual([]);
});

it.each([
  ["nobody answers", () => Promise.reject(new TypeError("offline")) as never],
  ["the server fails", () => new Response(null, { status: 503 })],
])("rings where %s", async (_, says) => {
  answer = says;
  await push(RING);
  expect(titles()).toEqual(["Ada is calling"]);
});

it("closes with the call, or says that it was missed in its place", async () => {
  await push(RING);
  await push({ closes: "call:call-1" });
  expect(shown).toEqual([]);
  await push(RING);
  await push({ title: "You missed a call from Ada", tag: "item", url: "/inbox/item", closes: "call:call-1" });
  expect(titles()).toEqual(["You missed a call from Ada"]);
});

it("opens the channel to answer that very call, and starts or joins none itself", async () => {
  await push(RING);
  asked = [];
  await click("accept");
  expect(opened).toEqual(["https://guildhall.test/w/guild/c/dm?answer=call-1"]);
  await push(RING);
  asked = [];
  await click("");
  expect(opened.at(-1)).toBe("https://guildhall.test/w/guild/c/dm");
  expect(asked).toEqual([]);
});

it("declines without opening anything", async () => {
  await push(RING);
  await click("decline");
  expect([opened, shown, asked.at(-1)]).toEqual([[], [], "POST /api/calls/call-1/decline"]);
});
