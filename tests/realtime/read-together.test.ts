import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { makeActor, makeChannel, makeUser, makeWorkspace } from "../factories";
import { closeClients, connectSocket, newActor } from "./clients";
import { type RealtimeNode, startNode } from "./node";

let node: RealtimeNode;
beforeAll(async () => {
  node = await startNode();
});
afterEach(closeClients);
afterAll(() => node.kill());

const MESSAGES = "GET /api/channels/{channelId}/messages";

test("several reads are answered together, each as it would be alone", async () => {
  const owner = await makeUser();
  const channel = await makeChannel(await makeWorkspace(owner), {});
  const socket = await connectSocket(node, await makeActor(owner));
  const calls = [
    { id: "GET /api/workspaces", query: { limit: 10 } },
    { id: MESSAGES, params: { channelId: randomUUID() }, query: {} },
    { id: "GET /api/nonsense" },
    { id: MESSAGES, params: { channelId: channel.id }, query: {} },
  ];
  const answer = await socket.emitWithAck("endpoint.callAll", { calls });
  expect(answer).toMatchObject({
    data: [
      { data: { items: [{}] } },
      { error: { code: "not_found" } },
      { error: { code: "not_found" } },
      { data: { items: [] } },
    ],
  });
});

test("too many of them are refused", async () => {
  const socket = await connectSocket(node, await newActor());
  const calls = Array.from({ length: 51 }, () => ({ id: "GET /api/workspaces" }));
  const answer = await socket.emitWithAck("endpoint.callAll", { calls });
  expect(answer).toMatchObject({ error: { code: "invalid_input" } });
});

test("a write among them refuses them all, and one request waits for the other", async () => {
  const socket = await connectSocket(node, await newActor());
  const read = { id: "GET /api/workspaces" };
  const write = { id: "POST /api/workspaces" };
  const ask = (...calls: { id: string }[]) => socket.emitWithAck("endpoint.callAll", { calls });
  expect(await ask(read, write)).toMatchObject({ error: { code: "invalid_input" } });
  const [first, second] = await Promise.all([ask(read, read), ask(read)]);
  expect(first).toMatchObject({ data: [{ data: {} }, { data: {} }] });
  expect(second).toMatchObject({ error: { code: "rate_limited" } });
  expect(await ask(read)).toMatchObject({ data: [{ data: {} }] });
});

test("each of them counts against a flood", async () => {
  const socket = await connectSocket(node, await newActor());
  const closed = new Promise((resolve) => socket.once("disconnect", resolve));
  const calls = Array.from({ length: 50 }, () => ({ id: "GET /api/nonsense" }));
  for (let n = 0; n < 20; n += 1) socket.emit("endpoint.callAll", { calls }, () => {});
  await closed;
});

test("everybody who comes back at once is answered", async () => {
  const actor = await newActor();
  const sockets = await Promise.all(Array.from({ length: 40 }, () => connectSocket(node, actor)));
  const calls = Array.from({ length: 8 }, () => ({ id: "GET /api/inbox/unread" }));
  const answers = await Promise.all(
    sockets.map((socket) => socket.emitWithAck("endpoint.callAll", { calls })),
  );
  for (const answer of answers) expect(answer).toMatchObject({ data: calls.map(() => ({ data: {} })) });
});
