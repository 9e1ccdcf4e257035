import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { endSessions } from "@/lib/auth/session-store";
import { openConversation } from "@/lib/conversations/service";
import { pool, transaction } from "@/lib/db";
import type { Scope } from "@/lib/http/scopes";
import { createMessageContract, listMessagesContract } from "@/lib/messages/contract";
import { readEpoch } from "@/lib/realtime/epoch";
import { pagePosition } from "@/lib/realtime/position";
import { publish, publishControl } from "@/lib/realtime/publish";
import { channelRoom, userRoom } from "@/lib/realtime/rooms";
import { connectEvents } from "@/packages/client/realtime.js";
import { addMember, makeActor, makeApiKey, makeChannel, makeUser, makeWorkspace } from "../factories";
import {
  callOver,
  closeClients,
  documentOn,
  eventsOf,
  eventually,
  openDocument,
  socketTo,
  tokenOf,
} from "./clients";
import { type RealtimeNode, startNode } from "./node";

let node: RealtimeNode;
let ann: Actor;
let zoe: Actor;
let workspaces: { a: { id: string }; b: { id: string } };
let channels: { a: { id: string }; b: { id: string }; direct: { id: string } };
beforeAll(async () => {
  node = await startNode();
  const [first, second] = [await makeUser({ name: "Ann" }), await makeUser({ name: "Zoe" })];
  [ann, zoe] = [await makeActor(first), await makeActor(second)];
  const [a, b] = [await makeWorkspace(first), await makeWorkspace(first)];
  for (const workspace of [a, b]) await addMember(workspace, second);
  workspaces = { a, b };
  const direct = await openConversation(ann, { userIds: [zoe.userId], name: "" });
  channels = { a: await makeChannel(a), b: await makeChannel(b), direct };
});
afterEach(closeClients);
afterAll(() => node.kill());

/** A key of Ann's for the workspace A, without conversations. */
async function makeKey(scopes: readonly Scope[]): Promise<Actor> {
  const given = { scopes, workspaceIds: [workspaces.a.id], hasConversations: false };
  const { id } = await makeApiKey({ id: ann.userId }, given);
  return { ...ann, sessionId: id };
}

async function positionNow(): Promise<string> {
  const { rows } = await pool().query("SELECT pg_current_snapshot()::text AS snapshot");
  return pagePosition(await readEpoch(pool()), rows[0].snapshot);
}

async function connectKey(actor: Actor, position?: string) {
  const socket = socketTo(node, { token: await tokenOf(actor), ...(position && { position }) });
  await eventually(() => expect(socket.connected).toBe(true));
  return socket;
}

/** Something in each channel and of the person, a change of access in B, and a mark in A at the end. */
async function happen(): Promise<number> {
  const mark = Math.floor(Math.random() * 1e9);
  const read = (channelId: string, readSeq: number) => ({ channelId, readSeq });
  await transaction(async (tx) => {
    for (const { id } of [channels.b, channels.direct])
      for (const room of [channelRoom(id), userRoom(ann.userId)])
        await publish(tx, room, "channel.read", read(id, 7));
    await publish(tx, userRoom(ann.userId), "reminders.changed", {});
    await publishControl(tx, { kind: "access", workspaceId: workspaces.b.id, channelId: channels.b.id });
    await publish(tx, userRoom(ann.userId), "channel.read", read(channels.a.id, 1));
    await publish(tx, channelRoom(channels.a.id), "channel.read", read(channels.a.id, mark));
  });
  return mark;
}

test.each(["live", "by replay"])(
  "a key hears what its scopes let it read, within its bounds: %s",
  async (how) => {
    const key = await makeKey(["realtime:connect", "channels:read", "later:read"]);
    const position = await positionNow();
    const early = how === "live" ? await connectKey(key, position) : null;
    const mark = await happen();
    const socket = early ?? (await connectKey(key, position));
    await eventually(() => expect(eventsOf(socket, "channel.read").at(-1)?.readSeq).toBe(mark));
    const heard = socket.received.filter(({ event }) => !/^(position|token)\./.test(event));
    expect(heard).toEqual(
      [1, mark].map((readSeq) => ({ event: "channel.read", data: { channelId: channels.a.id, readSeq } })),
    );
  },
);

test("a key without a scope to read it hears nothing of a channel", async () => {
  const [deaf, hearing] = [
    await makeKey(["realtime:connect"]),
    await makeKey(["realtime:connect", "channels:read"]),
  ];
  const sockets = [await connectKey(deaf), await connectKey(hearing)] as const;
  const mark = await happen();
  await eventually(() => expect(eventsOf(sockets[1], "channel.read").at(-1)?.readSeq).toBe(mark));
  expect(eventsOf(sockets[0], "channel.read")).toEqual([]);
});

test("a key calls over the socket what it could call over HTTP, and asks nothing else of it", async () => {
  const socket = await connectKey(await makeKey(["realtime:connect", "messages:write"]));
  const send = (channelId: string) =>
    callOver(socket, createMessageContract, {
      params: { channelId },
      body: { nonce: randomUUID(), body: "Done" },
    });
  expect(await send(channels.a.id)).toMatchObject({ data: { body: "Done" } });
  for (const { id } of [channels.b, channels.direct])
    expect(await send(id)).toMatchObject({ error: { code: "not_found" } });
  const read = { params: { channelId: channels.a.id }, query: {} };
  expect(await callOver(socket, listMessagesContract, read as never)).toMatchObject({
    error: { code: "forbidden", details: { scope: "messages:read" } },
  });
  for (const event of ["presence.list", "typing.start"] as const)
    expect(await socket.emitWithAck(event, { channelId: channels.a.id } as never)).toMatchObject({
      error: { code: "forbidden" },
    });
});

test("revoking a key disconnects its sockets", async () => {
  const key = await makeKey(["realtime:connect"]);
  const socket = await connectKey(key);
  await transaction((tx) => endSessions(tx, { id: key.sessionId }));
  await eventually(() => expect(socket.connected).toBe(false));
});

test("a key opens the documents within its bounds, and writes with documents:write alone", async () => {
  const [inA, inB] = [
    await makeChannel(workspaces.a, { type: "DOC", documentKind: "code" }),
    await makeChannel(workspaces.b, { type: "DOC", documentKind: "code" }),
  ];
  const reader = await makeKey(["realtime:connect", "documents:read"]);
  const open = await openDocument(node, reader, inA.id);
  expect(open.provider.authorizedScope).toBe("readonly");
  const refused = [
    documentOn(node, reader, inB.id),
    documentOn(node, await makeKey(["realtime:connect"]), inA.id),
  ];
  await eventually(() => expect(refused.map(({ refusals }) => refusals.length)).toEqual([1, 1]));
});

test("the client package hears events by itself", async () => {
  const key = await makeKey(["realtime:connect", "channels:read"]);
  const heard: unknown[] = [];
  const connection = connectEvents({
    base: node.url,
    token: async () => ({ token: await tokenOf(key), url: node.url, port: 0 }),
    handlers: { "channel.read": (data: { readSeq: number }) => heard.push(data.readSeq) },
  });
  await eventually(async () => {
    const mark = await happen();
    await eventually(() => expect(heard).toContain(mark), 500);
  });
  connection.close();
});
