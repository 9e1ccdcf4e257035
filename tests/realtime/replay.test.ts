import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { updateChannel } from "@/lib/channels/service";
import { db, pool, transaction } from "@/lib/db";
import { readEpoch } from "@/lib/realtime/epoch";
import { pagePosition } from "@/lib/realtime/position";
import { notifySql, publish, publishControl } from "@/lib/realtime/publish";
import { channelRoom, userRoom, workspaceRoom } from "@/lib/realtime/rooms";
import { deleteWorkspace } from "@/lib/workspaces/service";
import { addMember, makeActor, makeChannel, makeUser, makeWorkspace } from "../factories";
import {
  closeClients,
  connectSocket,
  eventsOf,
  eventually,
  socketTo,
  type TestSocket,
  tokenOf,
} from "./clients";
import { type RealtimeNode, startNode } from "./node";

let node: RealtimeNode;
let owner: Actor;
let member: Actor;
let workspace: { id: string };
beforeAll(async () => {
  node = await startNode();
});
beforeEach(async () => {
  const [first, second] = [await makeUser(), await makeUser()];
  workspace = await makeWorkspace(first);
  await addMember(workspace, second);
  [owner, member] = [await makeActor(first), await makeActor(second)];
});
afterEach(closeClients);
afterAll(() => node.kill());

/** What a page that is rendered now would carry. */
async function positionNow(): Promise<string> {
  const { rows } = await pool().query("SELECT pg_current_snapshot()::text AS snapshot");
  return pagePosition(await readEpoch(pool()), rows[0].snapshot);
}

async function connectAt(actor: Actor, position: unknown, token?: string): Promise<TestSocket> {
  const socket = socketTo(node, { token: token ?? (await tokenOf(actor)), position });
  await eventually(() => expect(socket.connected).toBe(true));
  return socket;
}

const tell = (actor: Actor, readSeq: number) =>
  transaction((tx) =>
    publish(tx, userRoom(actor.userId), "channel.read", { channelId: randomUUID(), readSeq }),
  );
const heardBy = (socket: TestSocket) => eventsOf(socket, "channel.read").map(({ readSeq }) => readSeq);

/** Everything that was notified before this has reached the node, and this socket. */
async function flush(socket: TestSocket, actor: Actor) {
  await tell(actor, -1);
  await eventually(() => expect(heardBy(socket).at(-1)).toBe(-1));
}

test("a page gets what was committed after it was read, in order, and nothing that it shows already", async () => {
  const witness = await connectSocket(node, owner);
  await tell(owner, 1);
  const position = await positionNow();
  for (const seq of [2, 3]) await tell(owner, seq);
  await tell(member, 4);
  await flush(witness, owner);
  const socket = await connectAt(owner, position);
  await tell(owner, 5);
  await eventually(() => expect(heardBy(socket)).toEqual([2, 3, -1, 5]));
  expect(eventsOf(socket, "server.resynchronized")).toEqual([]);
});

test("a write that began before the page was read and committed after it isn't missed", async () => {
  const witness = await connectSocket(node, owner);
  const written = Promise.withResolvers<void>();
  const commit = Promise.withResolvers<void>();
  const writing = transaction(async (tx) => {
    const data = { channelId: randomUUID(), readSeq: 1 };
    await publish(tx, userRoom(owner.userId), "channel.read", data);
    written.resolve();
    await commit.promise;
  });
  await written.promise;
  await tell(owner, 2);
  const position = await positionNow();
  commit.resolve();
  await writing;
  await flush(witness, owner);
  const socket = await connectAt(owner, position);
  await eventually(() => expect(heardBy(socket)).toEqual([1, -1]));
});

test("after a break, a socket gets what it missed, with the token and the position that the node gave it", async () => {
  const witness = await connectSocket(node, member);
  const first = await connectAt(owner, await positionNow());
  await tell(owner, 1);
  await flush(first, owner);
  await eventually(() => expect(first.tokens).toHaveLength(1));
  const position = first.positions.at(-1);
  expect(position).toMatch(/^[0-9a-f]{8}\.\d+$/);
  first.close();
  await tell(owner, 2);
  await flush(witness, member);
  const second = await connectAt(owner, position, first.tokens[0]);
  // The last one again: the connection could have broken between two events of its transaction.
  await eventually(() => expect(heardBy(second)).toEqual([-1, 2]));
  expect(eventsOf(second, "server.resynchronized")).toEqual([]);
});

test("events of channels and workspaces that one doesn't see are not replayed, changes of access are, once", async () => {
  const hidden = await makeChannel(workspace, { visibility: "PRIVATE" });
  const witness = await connectSocket(node, member);
  const position = await positionNow();
  await transaction(async (tx) => {
    await publish(tx, channelRoom(hidden.id), "channel.deleted", {
      id: hidden.id,
      workspaceId: workspace.id,
    });
    for (const concerned of [{ userIds: [owner.userId] }, {}, {}])
      await publishControl(tx, { kind: "access", workspaceId: workspace.id, ...concerned });
    await publish(tx, workspaceRoom(workspace.id), "workspace.updated", { workspaceId: workspace.id });
  });
  await flush(witness, member);
  const socket = await connectAt(member, position);
  await eventually(() => expect(heardBy(socket)).toEqual([-1]));
  const events = socket.received.map(({ event }) => event);
  expect(events.filter((event) => /^(channel\.deleted|workspace|access|server)/.test(event))).toEqual([
    "access.changed",
    "workspace.updated",
  ]);
});

test("a change of access makes those whom it names read everything again: what came before it may have been deleted since", async () => {
  const channel = await makeChannel(workspace, { visibility: "PRIVATE" });
  const position = await positionNow();
  await transaction(async (tx) => {
    await publish(tx, channelRoom(channel.id), "channel.deleted", { id: channel.id, workspaceId: null });
    await tx.channelMember.create({
      data: { channelId: channel.id, userId: member.userId, role: "EDITOR" },
    });
    const userIds = [member.userId];
    await publishControl(tx, { kind: "access", workspaceId: workspace.id, channelId: channel.id, userIds });
  });
  const witness = await connectSocket(node, member);
  await flush(witness, member);
  const socket = await connectAt(member, position);
  await eventually(() => expect(eventsOf(socket, "server.resynchronized")).toHaveLength(1));
  await flush(socket, member);
  expect(eventsOf(socket, "channel.deleted")).toEqual([]);
});

test("only its members are sent that a workspace was deleted while they were away", async () => {
  const stranger = await makeActor(await makeUser());
  const witness = await connectSocket(node, stranger);
  const position = await positionNow();
  await deleteWorkspace(owner, workspace.id);
  await flush(witness, stranger);
  const [one, other] = [await connectAt(member, position), await connectAt(stranger, position)];
  await eventually(() => expect(eventsOf(one, "server.resynchronized")).toHaveLength(1));
  await flush(other, stranger);
  for (const event of ["server.resynchronized", "access.changed", "workspace.deleted"] as const)
    expect(eventsOf(other, event)).toEqual([]);
});

test("the loss of a channel just before a reconnect, which the node receives just after it, is sent", async () => {
  const channel = await makeChannel(workspace, {});
  const first = await connectAt(member, await positionNow());
  await flush(first, member);
  const position = first.positions.at(-1);
  first.close();
  // The node reads large events from their table before it goes on: while that is locked, it hears of nothing after it.
  const held = await pool().connect();
  await held.query("BEGIN");
  const { id } = await db().largeEvent.create({
    data: { body: { control: { kind: "person", userIds: [] } } },
  });
  await held.query("LOCK TABLE large_events IN ACCESS EXCLUSIVE MODE");
  await pool().query(`SELECT ${notifySql("$1::text")}`, [JSON.stringify({ large: id })]);
  await updateChannel(owner, channel.id, { visibility: "PRIVATE" });
  const second = await connectAt(member, position);
  expect(eventsOf(second, "access.changed")).toEqual([]);
  await held.query("COMMIT");
  held.release();
  await eventually(() => expect(eventsOf(second, "access.changed")).toEqual([{ workspaceId: workspace.id }]));
});

test.each([
  ["one that is none", async () => "nonsense"],
  ["an object", async () => ({ xid: 1 })],
  ["a huge one", async () => `0a1b2c3d.1:2:${"3,".repeat(50_000)}4`],
  ["one of another database", async () => (await positionNow()).replace(/^.{8}/, "00000001")],
  ["one from the future", async () => `${await readEpoch(pool())}.9000000000:9000000000:`],
  ["an event of the future", async () => `${await readEpoch(pool())}.9000000000`],
  ["one from before the node was there", async () => `${await readEpoch(pool())}.3:3:`],
])("a socket that names %s reads everything again, and stays", async (_name, position) => {
  const socket = await connectAt(owner, await position());
  await eventually(() => expect(eventsOf(socket, "server.resynchronized")).toHaveLength(1));
  await flush(socket, owner);
  expect(socket.connected).toBe(true);
});

test("a socket without a position begins with the next event", async () => {
  await tell(owner, 1);
  const socket = await connectSocket(node, owner);
  await flush(socket, owner);
  expect(eventsOf(socket, "server.resynchronized")).toEqual([]);
});
