import { once } from "node:events";
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from "vitest";
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

describe("connections from one address", () => {
  const silentTo = (to: RealtimeNode) => new WebSocket(`${to.url.replace("http", "ws")}/collab`);
  async function openSilent(to: RealtimeNode): Promise<WebSocket> {
    const socket = silentTo(to);
    await once(socket, "open");
    onTestFinished(() => socket.terminate());
    return socket;
  }
  async function refusalOf(to: RealtimeNode): Promise<string> {
    const [error] = (await once(silentTo(to), "error")) as [Error];
    return error.message;
  }
  const warnings = (of: RealtimeNode) =>
    of.logs().filter(({ msg }) => typeof msg === "string" && msg.includes("TRUST_PROXY"));

  test("are limited while they haven't said whose they are", async () => {
    // Three that haven't, and forty that end so in a minute.
    const small = await startNodeForTest({ RATE_LIMIT_FACTOR: "0.01" });
    const opened = [await openSilent(small), await openSilent(small)];
    // People's connections don't count, of sockets and of documents.
    for (let index = 0; index < 4; index++) await connectSocket(small, await newActor());
    const owner = await makeUser();
    const channel = await makeChannel(await makeWorkspace(owner), { type: "DOC" });
    for (let index = 0; index < 3; index++) await openDocument(small, await makeActor(owner), channel.id);
    opened.push(await openSilent(small));
    expect(await refusalOf(small)).toContain("429");
    const late = await newActor();
    await failure(socketTo(small, () => tokenOf(late)));
    closeClients();
    opened[0]?.close();
    await eventually(() => openSilent(small));
    await eventually(() => expect(warnings(small)).toHaveLength(1));
  });

  test("are limited by those that ended without saying it", async () => {
    const small = await startNodeForTest({ RATE_LIMIT_FACTOR: "0.01" });
    const people = await Promise.all(Array.from({ length: 20 }, () => newActor()));
    // Twice as often as strangers may.
    for (let index = 0; index < 80; index++)
      (await connectSocket(small, people[index % people.length]!)).close();
    let refused = "";
    for (let index = 0; index < 200 && !refused; index++) {
      const socket = silentTo(small);
      socket.on("error", (error) => (refused = error.message));
      socket.on("open", () => socket.close());
      await new Promise((resolve) => socket.on("close", resolve));
    }
    expect(refused).toContain("429");
    await failure(socketTo(small, () => tokenOf(people[0]!)));
  });

  test("are limited for each person", async () => {
    // Five of one person.
    const small = await startNodeForTest({ RATE_LIMIT_FACTOR: "0.01" });
    const [actor, other] = [await newActor(), await newActor()];
    const open = [];
    for (let index = 0; index < 5; index++) open.push(await connectSocket(small, actor));
    const error = await failure(socketTo(small, () => tokenOf(actor)));
    expect(error.data?.error.code).toBe("rate_limited");
    await connectSocket(small, other);
    open[0]?.close();
    await eventually(() => connectSocket(small, actor));
  });
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
