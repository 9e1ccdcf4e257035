import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { markDeliveredContract } from "@/lib/conversations/contract";
import { openConversation } from "@/lib/conversations/service";
import { transaction } from "@/lib/db";
import { createMessageContract, markReadContract } from "@/lib/messages/contract";
import { blockPerson, unblockPerson } from "@/lib/people/blocks/service";
import { updatePersonSettings } from "@/lib/people/settings/service";
import { publish } from "@/lib/realtime/publish";
import { userRoom } from "@/lib/realtime/rooms";
import { addMember, makeActor, makeChannel, makeUser, makeWorkspace } from "../factories";
import {
  callOver,
  closeClients,
  connectSocket,
  eventsOf,
  eventually,
  presenceChanges,
  type TestSocket,
  typeUntil,
} from "./clients";
import { type RealtimeNode, startNode } from "./node";

let node: RealtimeNode;
beforeAll(async () => {
  node = await startNode();
});
afterEach(closeClients);
afterAll(() => node.kill());

let ann: Actor;
let ben: Actor;
let cleo: Actor;
let channelId: string;
beforeEach(async () => {
  const people = [await makeUser({ name: "Ann" }), await makeUser({ name: "Ben" }), await makeUser()];
  const workspace = await makeWorkspace(people[0]!);
  for (const person of people.slice(1)) await addMember(workspace, person);
  channelId = (await makeChannel(workspace)).id;
  [ann, ben, cleo] = (await Promise.all(people.map((person) => makeActor(person)))) as [Actor, Actor, Actor];
});

/** Everything sent to this person's sockets before it has arrived. */
async function flush(socket: TestSocket, { userId }: Actor) {
  const mark = randomUUID();
  await transaction((tx) => publish(tx, userRoom(userId), "channel.read", { channelId: mark, readSeq: 0 }));
  await eventually(() => expect(eventsOf(socket, "channel.read").at(-1)?.channelId).toBe(mark));
}

const seen = (socket: TestSocket, { userId }: Actor) =>
  presenceChanges(socket)
    .filter((change) => change.userId === userId)
    .map(({ presence }) => presence);

async function listed(socket: TestSocket, { userId }: Actor) {
  const answer = await socket.emitWithAck("presence.list", {});
  if (!("data" in answer)) throw new Error(answer.error.message);
  return answer.data.people.find((person) => person.userId === userId)?.presence ?? "offline";
}

test("several devices are one person: away when none is in use, back with the first touch", async () => {
  const watcher = await connectSocket(node, ann);
  const [laptop, phone] = [await connectSocket(node, ben), await connectSocket(node, ben)];
  await eventually(() => expect(seen(watcher, ben)).toEqual(["online"]));
  await laptop.emitWithAck("presence.report", { isIdle: true });
  expect(await listed(watcher, ben)).toBe("online");
  await phone.emitWithAck("presence.report", { isIdle: true });
  await eventually(() => expect(seen(watcher, ben)).toEqual(["online", "away"]));
  await laptop.emitWithAck("presence.report", { isIdle: false });
  await eventually(() => expect(seen(watcher, ben)).toEqual(["online", "away", "online"]));
  await updatePersonSettings(ben, { presence: "DO_NOT_DISTURB" });
  await eventually(() => expect(seen(watcher, ben).at(-1)).toBe("dnd"));
  await updatePersonSettings(ben, { presence: "AUTO", quietHours: { from: 0, to: 1439 } });
  await updatePersonSettings(ben, { quietHours: null });
  await eventually(() => expect(seen(watcher, ben).at(-1)).toBe("online"));
});

test("a presence list asked for during somebody's reload is corrected, and nobody is sent that they left", async () => {
  const watcher = await connectSocket(node, ann);
  const before = await connectSocket(node, ben);
  await eventually(() => expect(seen(watcher, ben)).toEqual(["online"]));
  before.close();
  const late = await connectSocket(node, cleo);
  await eventually(async () => expect(await listed(late, ben)).toBe("offline"));
  await connectSocket(node, ben);
  await eventually(() => expect(seen(late, ben)).toEqual(["online"]));
  expect(seen(watcher, ben)).not.toContain("offline");
});

test("an invisible person is offline in everything that others get", async () => {
  const direct = await openConversation(ann, { userIds: [ben.userId], name: "" });
  const watcher = await connectSocket(node, ann);
  const first = await connectSocket(node, ben);
  await eventually(() => expect(seen(watcher, ben)).toEqual(["online"]));
  await updatePersonSettings(ben, { presence: "INVISIBLE" });
  await eventually(() => expect(seen(watcher, ben)).toEqual(["online", "offline"]));
  expect(await listed(watcher, ben)).toBe("offline");

  const say = { params: { channelId: direct.id }, body: { nonce: randomUUID(), body: "There?" } };
  await callOver(watcher, createMessageContract, say);
  await eventually(() => expect(eventsOf(first, "message.created")).toHaveLength(1));
  const streams = [channelId, direct.id].map((id) => ({ channelId: id }));
  await watcher.emitWithAck("viewing.set", { streams });
  const before = watcher.received.length;
  const second = await connectSocket(node, ben);
  for (const isIdle of [true, false]) await second.emitWithAck("presence.report", { isIdle });
  for (const id of [channelId, direct.id]) await second.emitWithAck("typing.start", { channelId: id });
  const item = { channelId: direct.id, seq: 1 };
  await callOver(second, markDeliveredContract, { body: { items: [item] } });
  await callOver(second, markReadContract, { params: { channelId: direct.id }, body: { seq: 1 } });
  await blockPerson(ben, cleo.userId);
  await unblockPerson(ben, cleo.userId);
  first.close();
  await updatePersonSettings(ben, { sharesReceipts: true });
  await flush(watcher, ann);
  const since = watcher.received.slice(before).map(({ event }) => event);
  // That their status may have changed is published to those unblocked, online or not.
  expect(since.filter((event) => event !== "person.updated")).toEqual(["channel.read"]);
  second.close();
  await updatePersonSettings(ben, { presence: "AUTO" });
  await flush(watcher, ann);
  expect(seen(watcher, ben)).toEqual(["online", "offline"]);
});

test("a block hides presence, typing and receipts from the blocked, and unblocking shows them again", async () => {
  const direct = await openConversation(ann, { userIds: [ben.userId], name: "" });
  const [mine, theirs, other] = [
    await connectSocket(node, ann),
    await connectSocket(node, ben),
    await connectSocket(node, cleo),
  ];
  await callOver(theirs, createMessageContract, {
    params: { channelId: direct.id },
    body: { nonce: randomUUID(), body: "Hi" },
  });
  // What is still gathered of those who have just come would arrive among what follows.
  await eventually(() => expect([seen(theirs, cleo), seen(mine, cleo)]).toEqual([["online"], ["online"]]));
  await blockPerson(ann, ben.userId);
  await eventually(() => expect(seen(theirs, ann).at(-1)).toBe("offline"));
  expect(await listed(theirs, ann)).toBe("offline");
  expect(await listed(other, ann)).toBe("online");
  const before = theirs.received.length;
  await mine.emitWithAck("presence.report", { isIdle: true });
  for (const socket of [theirs, other]) await socket.emitWithAck("viewing.set", { streams: [{ channelId }] });
  await typeUntil(mine, { channelId }, () => expect(eventsOf(other, "typing.started")).toHaveLength(1));
  await callOver(mine, markReadContract, { params: { channelId: direct.id }, body: { seq: 1 } });
  await updatePersonSettings(ann, { status: { emoji: "", text: "Away", expires: null } });
  await eventually(() => expect(seen(other, ann).at(-1)).toBe("away"));
  await flush(theirs, ben);
  expect(theirs.received.slice(before).map(({ event }) => event)).toEqual(["channel.read"]);
  await unblockPerson(ann, ben.userId);
  await eventually(() => expect(seen(theirs, ann).at(-1)).toBe("away"));
  expect(eventsOf(theirs, "person.updated").at(-1)).toMatchObject({ status: { text: "Away" } });
});

test("events of a conversation reach its people alone, receipts those who share theirs", async () => {
  const [mine, theirs, other] = [
    await connectSocket(node, ann),
    await connectSocket(node, ben),
    await connectSocket(node, cleo),
  ];
  const { id } = await openConversation(ann, { userIds: [ben.userId], name: "" });
  await eventually(() => expect(eventsOf(theirs, "channel.created")).toHaveLength(1));
  const say = (body: string) =>
    callOver(mine, createMessageContract, { params: { channelId: id }, body: { nonce: randomUUID(), body } });
  await say("One");
  await eventually(() => expect(eventsOf(theirs, "message.created")).toHaveLength(1));
  await callOver(theirs, markDeliveredContract, { body: { items: [{ channelId: id, seq: 1 }] } });
  await callOver(theirs, markReadContract, { params: { channelId: id }, body: { seq: 1 } });
  const receipt = { channelId: id, userId: ben.userId, deliveredSeq: 1 };
  await eventually(() =>
    expect(eventsOf(mine, "receipt.changed")).toEqual([
      { ...receipt, readSeq: 0 },
      { ...receipt, readSeq: 1 },
    ]),
  );
  await updatePersonSettings(ann, { sharesReceipts: false });
  await say("Two");
  await callOver(theirs, markReadContract, { params: { channelId: id }, body: { seq: 2 } });
  await flush(mine, ann);
  expect(eventsOf(mine, "receipt.changed")).toHaveLength(2);
  await flush(other, cleo);
  const events = other.received.map(({ event }) => event);
  expect(events.filter((event) => event !== "presence.changed")).toEqual(["channel.read"]);
});
