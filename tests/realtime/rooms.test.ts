import "@/lib/composition/events";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import { createMessageContract } from "@/lib/messages/contract";
import { publish, publishControl } from "@/lib/realtime/publish";
import { channelRoom, userRoom, workspaceRoom } from "@/lib/realtime/rooms";
import { addMember, makeActor, makeChannel, makeUser, makeWorkspace } from "../factories";
import {
  callOver,
  closeClients,
  connectSocket,
  documentOn,
  eventsOf,
  eventually,
  newActor,
  openDocument,
  presenceChanges,
  typeUntil,
} from "./clients";
import { type RealtimeNode, startNode } from "./node";

let node: RealtimeNode;
beforeAll(async () => {
  node = await startNode();
});
afterEach(closeClients);
afterAll(() => node.kill());

let owner: Actor;
let member: Actor;
let guest: Actor;
let workspace: { id: string };
beforeEach(async () => {
  const [first, second, third] = [await makeUser(), await makeUser({ name: "Mem" }), await makeUser()];
  workspace = await makeWorkspace(first);
  await addMember(workspace, second);
  await addMember(workspace, third, "GUEST");
  [owner, member, guest] = [await makeActor(first), await makeActor(second), await makeActor(third)];
});

const connectAll = () => Promise.all([owner, member, guest].map((actor) => connectSocket(node, actor)));

/** Everything announced before this has reached the socket once its own copy of it is there. */
async function flush(sockets: Awaited<ReturnType<typeof connectAll>>) {
  const marks = [owner, member, guest].map((actor) => ({ actor, readSeq: Math.floor(Math.random() * 1e9) }));
  await transaction(async (tx) => {
    for (const { actor, readSeq } of marks)
      await publish(tx, userRoom(actor.userId), "channel.read", { channelId: randomUUID(), readSeq });
  });
  for (const [index, socket] of sockets.entries())
    await eventually(() =>
      expect(eventsOf(socket, "channel.read").at(-1)?.readSeq).toBe(marks[index]?.readSeq),
    );
}

const announce = (channelId: string) =>
  transaction((tx) =>
    publish(tx, channelRoom(channelId), "channel.deleted", { id: channelId, workspaceId: workspace.id }),
  );

test("events of a channel reach exactly those who see it", async () => {
  const shared = await makeChannel(workspace);
  const secret = await makeChannel(workspace, {
    visibility: "PRIVATE",
    members: [{ user: { id: guest.userId }, role: "VIEWER" }],
  });
  const sockets = await connectAll();
  const outsider = await connectSocket(node, await newActor());
  await announce(shared.id);
  await announce(secret.id);
  await flush(sockets);
  const heard = sockets.map((socket) => eventsOf(socket, "channel.deleted").map(({ id }) => id));
  expect(heard).toEqual([[shared.id], [shared.id], [secret.id]]);
  expect(eventsOf(outsider, "channel.deleted")).toEqual([]);
});

test("a message sent over the socket is acknowledged and reaches the others, however long it is", async () => {
  const channel = await makeChannel(workspace);
  const [first, second] = await connectAll();
  for (const body of ["short", "長".repeat(9_000)]) {
    const answer = await callOver(first!, createMessageContract, {
      params: { channelId: channel.id },
      body: { nonce: randomUUID(), body },
    });
    expect(answer).toMatchObject({ data: { body } });
    await eventually(() => expect(eventsOf(second!, "message.created").at(-1)?.body).toBe(body));
  }
});

test("nothing of a transaction that fails is announced", async () => {
  const channel = await makeChannel(workspace);
  const sockets = await connectAll();
  const failing = transaction(async (tx) => {
    await publish(tx, channelRoom(channel.id), "channel.deleted", { id: channel.id, workspaceId: null });
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  await flush(sockets);
  expect(eventsOf(sockets[0]!, "channel.deleted")).toEqual([]);
});

test("a new member of a channel receives its events, and a removed one none", async () => {
  const channel = await makeChannel(workspace, { visibility: "PRIVATE" });
  const sockets = await connectAll();
  const key = { channelId: channel.id, userId: member.userId };
  const change = {
    kind: "access" as const,
    workspaceId: workspace.id,
    channelId: channel.id,
    userIds: [member.userId],
  };
  await transaction(async (tx) => {
    await tx.channelMember.create({ data: { ...key, role: "EDITOR" } });
    await publishControl(tx, change);
    await publish(tx, channelRoom(channel.id), "channel.deleted", { id: channel.id, workspaceId: null });
  });
  await flush(sockets);
  expect(eventsOf(sockets[1]!, "channel.deleted")).toHaveLength(1);
  const gained = expect.objectContaining({
    ...{ id: channel.id, role: "EDITOR", actions: expect.arrayContaining(["message.create"]) },
  });
  expect(eventsOf(sockets[1]!, "access.changed")).toEqual([
    { workspaceId: workspace.id, channels: { gained: [gained], changed: [], lost: [] } },
  ]);
  expect(eventsOf(sockets[0]!, "access.changed")).toEqual([]);
  await transaction(async (tx) => {
    await tx.channelMember.delete({ where: { channelId_userId: key } });
    await publishControl(tx, change);
    await publish(tx, channelRoom(channel.id), "channel.deleted", { id: channel.id, workspaceId: null });
  });
  await flush(sockets);
  expect(eventsOf(sockets[1]!, "channel.deleted")).toHaveLength(1);
  expect(eventsOf(sockets[1]!, "access.changed").at(-1)?.channels).toEqual({
    gained: [],
    changed: [],
    lost: [channel.id],
  });
});

test("each person is sent what they gained, lost and may now do, and nothing that they don't see", async () => {
  const parent = await makeChannel(workspace, { name: "Plans" });
  const child = await makeChannel(workspace, { name: "Autumn", parentId: parent.id });
  const sockets = await connectAll();
  const change = async (data: {
    visibility?: "PRIVATE" | "WORKSPACE";
    defaultRole?: "VIEWER";
    archivedAt?: Date | null;
  }) => {
    await transaction(async (tx) => {
      await tx.channel.update({ where: { id: parent.id }, data });
      await publishControl(tx, { kind: "access", workspaceId: workspace.id, channelId: parent.id });
    });
    await flush(sockets);
    return sockets.map((socket) => eventsOf(socket, "access.changed").at(-1)?.channels);
  };
  const row = (role: string) => expect.objectContaining({ id: parent.id, role });
  const one = (role: string) => ({ gained: [], changed: [row(role)], lost: [] });
  expect(await change({ defaultRole: "VIEWER" })).toEqual([one("MANAGER"), one("VIEWER"), undefined]);
  const archived = await change({ archivedAt: new Date() });
  expect(archived[1]).toMatchObject({ changed: [{ isArchived: true, actions: ["channel.read"] }] });
  await change({ archivedAt: null });
  const lost = { gained: [], changed: [], lost: [parent.id] };
  expect(await change({ visibility: "PRIVATE" })).toEqual([lost, lost, undefined]);
  const below = expect.objectContaining({ id: child.id, parentId: parent.id });
  expect(await change({ visibility: "WORKSPACE" })).toEqual([
    { gained: [row("MANAGER")], changed: [below], lost: [] },
    { gained: [row("VIEWER")], changed: [below], lost: [] },
    undefined,
  ]);
});

test("a person who leaves the workspace is removed from all its rooms and documents within a second", async () => {
  const channel = await makeChannel(workspace, { type: "DOC", documentKind: "code" });
  const sockets = await connectAll();
  const document = await openDocument(node, member, channel.id);
  const where = { workspaceId_userId: { workspaceId: workspace.id, userId: member.userId } };
  await transaction(async (tx) => {
    await tx.membership.delete({ where });
    await publishControl(tx, { kind: "access", workspaceId: workspace.id, userIds: [member.userId] });
    await publish(tx, workspaceRoom(workspace.id), "workspace.updated", { workspaceId: workspace.id });
  });
  const since = Date.now();
  await eventually(() => expect(document.ends).toEqual(["accessChanged"]));
  expect(Date.now() - since).toBeLessThan(1_000);
  const again = documentOn(node, member, channel.id);
  await eventually(() => expect(again.refusals).toEqual(["not_found"]));
  await flush(sockets);
  expect(sockets.map((socket) => eventsOf(socket, "workspace.updated").length)).toEqual([1, 0, 1]);
});

test("an ended session's sockets and documents are closed within a second, the person's others stay", async () => {
  const channel = await makeChannel(workspace, { type: "DOC", documentKind: "code" });
  const socket = await connectSocket(node, member);
  const document = await openDocument(node, member, channel.id);
  const elsewhere = await makeActor({ id: member.userId, name: member.name });
  const other = await connectSocket(node, elsewhere);
  await transaction(async (tx) => {
    await tx.session.delete({ where: { id: member.sessionId } });
    await publishControl(tx, { kind: "session", sessionIds: [member.sessionId] });
  });
  const since = Date.now();
  await eventually(() => expect(document.refusals).toContain("unauthenticated"));
  await eventually(() => expect(socket.connected).toBe(false));
  expect(Date.now() - since).toBeLessThan(1_000);
  expect(eventsOf(socket, "session.ended")).toHaveLength(1);
  expect(other.connected).toBe(true);
});

test("a role that changes makes a document read-only, and writable again", async () => {
  const channel = await makeChannel(workspace, { type: "DOC", documentKind: "code" });
  const document = await openDocument(node, member, channel.id);
  expect(document.provider.authorizedScope).toBe("read-write");
  const become = (role: "VIEWER" | "EDITOR") =>
    transaction(async (tx) => {
      await tx.channel.update({ where: { id: channel.id }, data: { defaultRole: role } });
      await publishControl(tx, { kind: "access", workspaceId: workspace.id, channelId: channel.id });
    });
  await become("VIEWER");
  await eventually(() => expect(document.ends).toEqual(["accessChanged"]));
  const viewed = await openDocument(node, member, channel.id);
  expect(viewed.provider.authorizedScope).toBe("readonly");
  await become("EDITOR");
  await eventually(() => expect(viewed.ends).toEqual(["accessChanged"]));
  const edited = await openDocument(node, member, channel.id);
  expect(edited.provider.authorizedScope).toBe("read-write");
  expect(await db().documentUpdate.count({ where: { documentId: channel.id } })).toBe(0);
});

test("typing reaches those who look at the stream, and comes only from those who see the channel", async () => {
  const channel = await makeChannel(workspace);
  const [first, second, third] = await connectAll();
  const other = await connectSocket(node, owner);
  const threadId = randomUUID();
  const stream = { channelId: channel.id, threadId };
  const done = { data: null };
  expect(await first!.emitWithAck("viewing.set", { streams: [stream] })).toEqual(done);
  await other.emitWithAck("viewing.set", { streams: [{ channelId: channel.id }] });
  // Who may not see the channel hears nothing of it, whatever they say they look at.
  expect(await third!.emitWithAck("viewing.set", { streams: [stream] })).toEqual(done);
  await typeUntil(second!, stream, () =>
    expect(eventsOf(first!, "typing.started")).toEqual([{ ...stream, userId: member.userId, name: "Mem" }]),
  );
  expect(await third!.emitWithAck("typing.start", { channelId: channel.id })).toMatchObject({
    error: { code: "not_found" },
  });
  await flush([first!, second!, third!]);
  for (const socket of [second!, third!, other]) expect(eventsOf(socket, "typing.started")).toEqual([]);
});

test("a person who loses a channel no longer receives its typing events", async () => {
  const channel = await makeChannel(workspace, {
    members: [{ user: { id: owner.userId }, role: "MANAGER" }],
  });
  const sockets = await connectAll();
  const [first, second] = sockets;
  await second!.emitWithAck("viewing.set", { streams: [{ channelId: channel.id }] });
  await transaction(async (tx) => {
    await tx.channel.update({ where: { id: channel.id }, data: { visibility: "PRIVATE" } });
    await publishControl(tx, { kind: "access", workspaceId: workspace.id, channelId: channel.id });
  });
  await flush(sockets);
  expect(await first!.emitWithAck("typing.start", { channelId: channel.id })).toEqual({ data: null });
  await flush(sockets);
  expect(eventsOf(second!, "typing.started")).toEqual([]);
});

test("presence: who is there, who comes and who goes, not who reloads", async () => {
  const [first, second] = await connectAll();
  const online = async () => {
    const answer = await first!.emitWithAck("presence.list", { workspaceId: workspace.id });
    return "data" in answer ? answer.data.people.map(({ userId }) => userId).sort() : [];
  };
  expect(await online()).toEqual([owner, member, guest].map(({ userId }) => userId).sort());
  const changes = () => presenceChanges(first!).filter(({ userId }) => userId === member.userId);
  const before = changes().length;
  second!.close();
  const again = await connectSocket(node, member);
  again.close();
  // Somebody who comes back may be published as online, but wasn't as offline.
  await eventually(() => expect(changes().at(-1)?.presence).toBe("offline"));
  expect(
    changes()
      .slice(before)
      .filter(({ presence }) => presence === "offline"),
  ).toHaveLength(1);
  expect(await online()).not.toContain(member.userId);
  expect(
    await (await connectSocket(node, await newActor())).emitWithAck("presence.list", {
      workspaceId: workspace.id,
    }),
  ).toMatchObject({ error: { code: "not_found" } });
});
