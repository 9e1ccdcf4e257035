import { once } from "node:events";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import WebSocket from "ws";
import { db } from "@/lib/db";
import { makeActor, makeChannel, makeUser, makeWorkspace } from "../factories";
import {
  closeClients,
  connectSocket,
  documentOn,
  eventually,
  newActor,
  openDocument,
  socketTo,
  tokenOf,
} from "./clients";
import { type RealtimeNode, startNode, startNodeForTest } from "./node";

let node: RealtimeNode;
beforeAll(async () => {
  node = await startNode();
});
afterEach(closeClients);
afterAll(() => node.kill());

const failure = (socket: ReturnType<typeof socketTo>) =>
  new Promise<Error & { data?: { error: { code: string } } }>((resolve, reject) => {
    socket.once("connect_error", resolve);
    socket.once("connect", () => reject(new Error("was let in")));
  });

test("accepts a token, from our own pages or from a program", async () => {
  const actor = await newActor();
  await connectSocket(node, actor);
  const socket = socketTo(node, () => tokenOf(actor), { origin: "http://localhost:3000" });
  await eventually(() => expect(socket.connected).toBe(true));
});

test("takes so many connections from one address, and more when some have closed", async () => {
  const actor = await newActor();
  // Ten at a time, and twenty in a minute.
  const small = await startNodeForTest({ RATE_LIMIT_FACTOR: "0.005" });
  const silent = () => new WebSocket(`${small.url.replace("http", "ws")}/collab`);
  const opened = Array.from({ length: 9 }, silent);
  await Promise.all(opened.map((socket) => once(socket, "open")));
  const socket = await connectSocket(small, actor);
  const [error] = await once(silent(), "error");
  expect(error.message).toContain("429");
  await failure(socketTo(small, () => tokenOf(actor)));
  closeClients();
  expect(socket.connected).toBe(false);
  await eventually(async () => {
    const next = silent();
    await once(next, "open");
    opened.push(next);
  });
  for (const each of opened) each.close();
  // The minute's handshakes run out.
  const refused = async () => {
    const [again, left] = [silent(), new AbortController()];
    again.on("error", () => left.abort());
    await once(again, "open", { signal: left.signal }).finally(() => again.close());
  };
  await expect(async () => {
    for (let i = 0; i < 20; i++) await refused();
  }).rejects.toThrow();
});

test("refuses pages of other sites", async () => {
  const actor = await newActor();
  const headers = { origin: "http://evil.example" };
  await failure(socketTo(node, () => tokenOf(actor), headers));
  const owner = await makeUser();
  const channel = await makeChannel(await makeWorkspace(owner), { type: "DOC" });
  const document = documentOn(node, actor, channel.id, { headers });
  await eventually(() => expect(document.closes.length).toBeGreaterThan(1));
  expect(document.refusals).toEqual([]);
});

test.each([
  ["none", async () => ""],
  ["garbage", async () => "x.y.z"],
  ["one for the HTTP API", async () => tokenOf(await newActor(), "access")],
  ["one that has expired", async () => tokenOf(await newActor(), "realtime", -1)],
  [
    "one of an ended session",
    async () => {
      const actor = await newActor();
      await db().session.delete({ where: { id: actor.sessionId } });
      return tokenOf(actor);
    },
  ],
])("refuses a token: %s", async (_name, token) => {
  const { data } = await failure(socketTo(node, token));
  expect(data?.error.code).toBe("unauthenticated");
  const channel = await makeChannel(await makeWorkspace(await makeUser()), { type: "DOC" });
  const document = documentOn(node, await newActor(), channel.id, { token });
  await eventually(() => expect(document.refusals).toContain("unauthenticated"));
});

test.each([[{ token: 5 }], [{ token: { a: 1 } }], [{}]])("refuses auth %j", async (auth) => {
  expect((await failure(socketTo(node, auth))).data?.error.code).toBe("unauthenticated");
});

test("a document opens only for those who see its channel, and only if it is one", async () => {
  const owner = await makeUser();
  const workspace = await makeWorkspace(owner);
  const [document, chat] = [
    await makeChannel(workspace, { type: "DOC" }),
    await makeChannel(workspace, { type: "CHAT" }),
  ];
  const member = await makeActor(owner);
  await openDocument(node, member, document.id);
  for (const [actor, id] of [
    [await newActor(), document.id],
    [member, chat.id],
    [member, crypto.randomUUID()],
    [member, "../../etc/passwd"],
  ] as const) {
    const refused = documentOn(node, actor, id);
    await eventually(() => expect(refused.refusals).toContain("not_found"));
  }
});
