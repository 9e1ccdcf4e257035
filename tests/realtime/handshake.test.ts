import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
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
import { type RealtimeNode, startNode } from "./node";

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
