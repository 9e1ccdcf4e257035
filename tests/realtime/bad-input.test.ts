import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import WebSocket from "ws";
import * as Y from "yjs";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { writeHandshake } from "@/lib/documents/handshake";
import { documentName } from "@/lib/documents/names";
import { addMember, makeActor, makeChannel, makeUser, makeWorkspace } from "../factories";
import { closeClients, connectSocket, eventually, openDocument, tokenOf } from "./clients";
import { type RealtimeNode, startNode } from "./node";

let node: RealtimeNode;
beforeAll(async () => {
  node = await startNode();
});
afterEach(closeClients);
afterAll(() => node.kill());

let actor: Actor;
let workspace: { id: string };
let channel: { id: string };
beforeEach(async () => {
  const user = await makeUser();
  workspace = await makeWorkspace(user);
  channel = await makeChannel(workspace, { type: "DOC", documentKind: "code" });
  actor = await makeActor(user);
});

const logged = (channelId: string) => db().documentUpdate.count({ where: { documentId: channelId } });

/** Closes of a bare connection to /collab, after it has sent some frames. */
async function sendFrames(frames: (Buffer | string)[]): Promise<{ code: number; reason: string }> {
  const socket = new WebSocket(`${node.url.replace("http", "ws")}/collab`);
  socket.on("error", () => {});
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.on("close", (code, reason) => resolve({ code, reason: reason.toString() })),
  );
  await new Promise((resolve) => socket.on("open", resolve));
  for (const frame of frames) socket.send(frame);
  return closed;
}

/** A text as Yjs writes it: its length in seven bits each, then its bytes. */
function varString(text: string): Buffer {
  const bytes = Buffer.from(text);
  const { length } = bytes;
  return Buffer.concat([Buffer.from(length < 128 ? [length] : [(length & 127) | 128, length >> 7]), bytes]);
}

test.each([
  ["an unknown endpoint", "endpoint.call", { id: "GET /api/nothing" }, "not_found"],
  ["an endpoint that isn't for sockets", "endpoint.call", { id: "POST /api/workspaces" }, "not_found"],
  ["a number for an endpoint", "endpoint.call", { id: 5 }, "invalid_input"],
  ["unknown fields", "endpoint.call", { id: "x", more: 1 }, "invalid_input"],
  ["nothing", "endpoint.call", undefined, "invalid_input"],
  [
    "too many streams",
    "viewing.set",
    { streams: Array(11).fill({ channelId: crypto.randomUUID() }) },
    "invalid_input",
  ],
  ["null", "typing.start", null, "invalid_input"],
  ["an id that isn't one", "typing.start", { channelId: "1; DROP TABLE users" }, "invalid_input"],
  ["somebody else's channel", "typing.start", { channelId: crypto.randomUUID() }, "not_found"],
  ["somebody else's workspace", "presence.list", { workspaceId: crypto.randomUUID() }, "not_found"],
  ["an unknown event", "workspace.destroy", {}, "not_found"],
  ["a name of Object's", "toString", {}, "not_found"],
])("a socket that sends %s gets the error, and stays", async (_name, event, input, code) => {
  const socket = await connectSocket(node, actor);
  const before = node.logs().length;
  expect(await socket.emitWithAck(event as "typing.start", input as never)).toMatchObject({
    error: { code },
  });
  expect(socket.connected).toBe(true);
  await eventually(() => expect(node.logs().length).toBe(before + 1));
});

test("a message with bad fields over the socket gets the same error as over HTTP", async () => {
  const socket = await connectSocket(node, actor);
  for (const body of [{}, { nonce: "x", body: "y" }, { nonce: crypto.randomUUID(), body: "z", seq: 4 }]) {
    const answer = await socket.emitWithAck("endpoint.call", {
      id: "POST /api/channels/{channelId}/messages",
      params: { channelId: channel.id },
      query: {},
      body,
    });
    expect(answer).toMatchObject({ error: { code: "invalid_input", details: { in: "body" } } });
  }
});

test("a socket that sends 10 MB is closed, others aren't", async () => {
  const [socket, other] = [await connectSocket(node, actor), await connectSocket(node, actor)];
  const closed = new Promise<string>((resolve) => socket.once("disconnect", resolve));
  socket.emit("typing.start", { channelId: "x".repeat(10 * 1024 * 1024) });
  expect(await closed).toBe("transport close");
  expect(other.connected).toBe(true);
});

test.each([
  ["text", ["hello"]],
  ["nothing", [Buffer.alloc(0)]],
  ["noise", [randomBytes(500)]],
  ["a name without an end", [Buffer.from([255, 255, 255, 255, 255, 255, 255])]],
])("a document connection that sends %s is closed", async (_name, frames) => {
  expect((await sendFrames(frames)).code).toBeGreaterThanOrEqual(4_000);
});

test("a frame of 10 MB closes the connection with the reason", async () => {
  const { code, reason } = await sendFrames([Buffer.alloc(10 * 1024 * 1024)]);
  expect({ code, reason }).toEqual({ code: 1009, reason: "A frame may have 4194304 bytes at most" });
});

test("a socket that opens one document many times is closed", async () => {
  const token = varString(writeHandshake({ token: await tokenOf(actor), clientId: null, schemaVersion: 1 }));
  const frames = [1, 2, 3, 4, 5].map((n) =>
    Buffer.concat([varString(`${documentName(channel.id)}\0${n}`), Buffer.from([2, 0]), token]),
  );
  expect(await sendFrames(frames)).toEqual({ code: 4429, reason: "A socket opens too many documents" });
});

test("an edit that isn't Yjs ends its document, is in no log, and nobody gets it", async () => {
  const healthy = await openDocument(node, actor, channel.id);
  healthy.text.insert(0, "before");
  await eventually(() => expect(healthy.isSaved()).toBe(true));
  for (const payload of [Buffer.from("garbage!"), randomBytes(64), Buffer.from([1, 1, 5, 0, 132, 5, 9])]) {
    const bad = await openDocument(node, actor, channel.id, { beside: healthy });
    const name = varString(bad.provider.effectiveName);
    const frame = Buffer.concat([name, Buffer.from([0, 2, payload.length]), payload]);
    bad.provider.configuration.websocketProvider.webSocket?.send(frame);
    await eventually(() => expect(bad.ends).toEqual(["malformed"]));
  }
  expect(healthy.closes).toEqual([]);
  expect(await logged(channel.id)).toBe(1);
  expect(healthy.text.toString()).toBe("before");
  healthy.text.insert(6, " and after");
  const late = await openDocument(node, actor, channel.id, { beside: healthy });
  await eventually(() => expect(late.text.toString()).toBe("before and after"));
});

test("a document isn't reached by another document's connection", async () => {
  const stranger = await makeUser();
  const elsewhere = await makeChannel(await makeWorkspace(stranger), { type: "DOC", documentKind: "code" });
  const { provider } = await openDocument(node, actor, channel.id);
  const update = Y.encodeStateAsUpdate(new Y.Doc());
  const frame = Buffer.concat([
    varString(documentName(elsewhere.id)),
    Buffer.from([0, 2, update.length]),
    update,
  ]);
  provider.configuration.websocketProvider.webSocket?.send(frame);
  const document = provider.document.getText("text");
  document.insert(0, "mine");
  await eventually(async () => expect(await logged(channel.id)).toBe(1));
  expect(await logged(elsewhere.id)).toBe(0);
});

test("a viewer's edits are refused, by role and in an archived channel", async () => {
  const viewer = await makeUser();
  await addMember(workspace, viewer, "GUEST");
  const readable = await makeChannel(workspace, {
    type: "DOC",
    documentKind: "code",
    members: [{ user: viewer, role: "VIEWER" }],
  });
  const archived = await makeChannel(workspace, {
    type: "DOC",
    documentKind: "code",
    archivedAt: new Date(),
  });
  for (const [who, { id }] of [
    [await makeActor(viewer), readable],
    [actor, archived],
  ] as const) {
    const document = await openDocument(node, who, id);
    expect(document.provider.authorizedScope).toBe("readonly");
    document.text.insert(0, "no");
    const other = await openDocument(node, actor, id, { token: () => tokenOf(actor) });
    await eventually(() => expect(other.provider.isSynced).toBe(true));
    expect(other.text.toString()).toBe("");
    expect(await logged(id)).toBe(0);
    expect(document.isSaved()).toBe(false);
  }
});

test("nobody appears under another name", async () => {
  const watcher = await openDocument(node, actor, channel.id);
  const liar = await openDocument(node, actor, channel.id);
  liar.provider.setAwarenessField("user", { id: crypto.randomUUID(), name: "The boss", color: "red" });
  await eventually(() => {
    const seen = watcher.provider.awareness?.getStates().get(liar.provider.document.clientID);
    expect(seen?.user).toEqual({ id: actor.userId, name: actor.name, color: "red" });
  });
});

test.each([
  "GET / HTTP/1.1",
  "GET // HTTP/1.1",
  "GET http://[ HTTP/1.1",
  "GET /collab/../socket.io HTTP/1.1",
  "GET /socket.io HTTP/1.1",
  "GET /socket.io/?EIO=4&transport=websocket&sid=x HTTP/1.1",
  "GET /socket.io/?EIO=9&transport=polling HTTP/1.1",
  "BREW /collab HTTP/1.1",
])("an upgrade of %j, cut off as well, leaves the node standing", async (line) => {
  const { port } = new URL(node.url);
  const upgrade = "Host: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n";
  for (const more of [
    "\r\n",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
    "Sec-WebSocket-Key: short\r\n\r\n",
  ]) {
    const patient = connect(Number(port), "127.0.0.1").on("error", () => {});
    const hasty = connect(Number(port), "127.0.0.1").on("error", () => {});
    for (const socket of [hasty, patient]) socket.write(`${line}\r\n${upgrade}${more}`);
    hasty.resetAndDestroy();
    await Promise.race([once(patient, "data"), once(patient, "close")]);
    patient.destroy();
  }
  expect((await fetch(`${node.url}/health`)).ok).toBe(true);
});

test("plain requests to the socket's address get an answer, and nothing breaks", async () => {
  for (const path of ["/socket.io/?EIO=4&transport=polling", "/socket.io/", "/collab", "/health?x"])
    expect((await fetch(`${node.url}${path}`)).status).toBeGreaterThanOrEqual(400);
  expect((await fetch(`${node.url}/health`)).ok).toBe(true);
});

test("nothing of what was sent is in the log, and the node is still there", async () => {
  const text = JSON.stringify(node.logs());
  for (const content of ["DROP TABLE", "garbage!", "The boss"]) expect(text).not.toContain(content);
  expect(node.isRunning()).toBe(true);
});
