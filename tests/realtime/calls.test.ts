import "@/lib/composition/events";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { endSessions } from "@/lib/auth/session-store";
import { removeChannelMember, setChannelMember } from "@/lib/channels/members/service";
import { deleteChannel, updateChannel } from "@/lib/channels/service";
import { openConversation } from "@/lib/conversations/service";
import { db, transaction } from "@/lib/db";
import { blockPerson } from "@/lib/people/blocks/service";
import { change, inCall, joinCall, makeCall } from "../calls";
import { addMember, makeActor, makeChannel, makeUser, makeWorkspace } from "../factories";
import { freePort } from "../free-port";
import { closeClients, connectSocket, eventsOf, eventually, type TestSocket } from "./clients";
import { type RealtimeNode, startNode, startNodeForTest } from "./node";

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
let workspace: { id: string };
let callId: string;
let a: string;
let b: string;
beforeEach(async () => {
  const people = [
    await makeUser({ name: "Ann" }),
    await makeUser({ name: "Ben" }),
    await makeUser({ name: "Cleo" }),
  ];
  workspace = await makeWorkspace(people[0]!);
  for (const person of people.slice(1)) await addMember(workspace, person);
  channelId = (await makeChannel(workspace)).id;
  [ann, ben, cleo] = (await Promise.all(people.map((person) => makeActor(person)))) as [Actor, Actor, Actor];
  const call = await makeCall(channelId, [ann, ben]);
  callId = call.callId;
  [a, b] = call.participantIds as [string, string];
});

const OFFER = JSON.stringify({
  description: { type: "offer", sdp: "v=0\r\nm=audio 9 X 1\r\na=sendrecv\r\n" },
});
const LISTENS = OFFER.replace("sendrecv", "recvonly");

async function attached(actor: Actor, participantId: string, on = node) {
  const socket = await connectSocket(on, actor);
  expect(await socket.emitWithAck("call.attach", { callId, participantId })).toEqual({ data: null });
  return socket;
}
const both = () => Promise.all([attached(ann, a), attached(ben, b)]);
const signal = (socket: TestSocket, participantId: string, to: string, text = "x", of = callId) =>
  socket.timeout(5_000).emitWithAck("call.signal", { callId: of, participantId, to, signal: text });
const signalsTo = (socket: TestSocket) => eventsOf(socket, "call.signaled").map((one) => one.signal);
const refused = (code: string) => ({ error: expect.objectContaining({ code }) });
const lastState = (socket: TestSocket) =>
  eventsOf(socket, "call.changed").at(-1)?.call as
    | { status: string; participants: { id: string }[] }
    | undefined;

test("a signal reaches the one device it is for, in order; reactions the call; who speaks the channel", async () => {
  const [first, second] = await both();
  const onlooker = await connectSocket(node, cleo);
  // What a newcomer to a call of eight sends at once.
  const texts = Array.from({ length: 180 }, (_, n) => `candidate ${n}`);
  await Promise.all(texts.map((text) => signal(first, a, b, text)));
  await eventually(() => expect(signalsTo(second)).toEqual(texts));
  expect(eventsOf(second, "call.signaled")[0]).toEqual({ callId, from: a, signal: "candidate 0" });
  const react = (emoji: string) => first.emitWithAck("call.react", { callId, participantId: a, emoji });
  expect(await react("not an emoji")).toEqual(refused("invalid_input"));
  await react("🎉");
  await eventually(() => expect(eventsOf(second, "call.reacted")).toHaveLength(1));
  await first.emitWithAck("call.speak", { callId, participantId: a, isSpeaking: true });
  await eventually(() => expect(eventsOf(onlooker, "call.spoke")).toHaveLength(1));
  expect(eventsOf(onlooker, "call.signaled").concat(eventsOf(onlooker, "call.reacted"))).toEqual([]);
  expect(signalsTo(first)).toEqual([]);
});

test("foreign, forged and former participants attach to nothing, and signals to outsiders arrive nowhere", async () => {
  const elsewhere = await makeCall((await makeChannel(workspace)).id, [cleo]);
  const [first, second] = await both();
  const other = await connectSocket(node, cleo);
  const attach = (place: { callId: string; participantId: string }) =>
    other.emitWithAck("call.attach", place);
  for (const participantId of [a, randomUUID(), elsewhere.participantIds[0]!])
    expect(await attach({ callId, participantId })).toEqual(refused("not_found"));
  expect(await attach({ callId: randomUUID(), participantId: a })).toEqual(refused("not_found"));
  // In another call, but not attached to this one; and as somebody else.
  expect(await signal(other, elsewhere.participantIds[0]!, b)).toEqual(refused("not_found"));
  expect(await signal(first, b, b)).toEqual(refused("not_found"));
  for (const to of [elsewhere.participantIds[0]!, randomUUID(), a])
    expect(await signal(first, a, to)).toEqual(refused("not_found"));
  expect(await signal(first, a, b, "x", elsewhere.callId)).toEqual(refused("not_found"));
  await change(callId, { type: "leave", participantIds: [b] });
  await eventually(() => expect(lastState(first)?.participants.map(({ id }) => id)).toEqual([a]));
  expect(await signal(first, a, b)).toEqual(refused("not_found"));
  expect(await signal(second, b, a)).toEqual(refused("not_found"));
  expect(await second.emitWithAck("call.attach", { callId, participantId: b })).toEqual(refused("not_found"));
  expect([first, second, other].flatMap(signalsTo)).toEqual([]);
});

test("floods and giants stop at the sender: the call and its other signals go on", async () => {
  const [first, second] = await both();
  expect(await signal(first, a, b, "y".repeat(40_000))).toEqual(refused("invalid_input"));
  const answers = await Promise.all(Array.from({ length: 900 }, () => signal(second, b, a)));
  const codes = answers.flatMap((answer) => ("error" in answer ? answer.error.code : []));
  expect(new Set(codes)).toEqual(new Set(["rate_limited"]));
  expect(codes.length).toBeGreaterThan(200);
  expect(second.connected).toBe(true);
  expect(await signal(first, a, b, "mine")).toEqual({ data: null });
  await eventually(() => expect(signalsTo(second)).toEqual(["mine"]));
  const gone = new Promise((resolve) => second.once("disconnect", resolve));
  second.emit("call.signal", { callId, participantId: b, to: a, signal: "z".repeat(1_000_000) });
  await gone;
  expect(await inCall(callId)).toEqual([a, b]);
});

test("a device that attaches again is the same participant, and gets what was sent meanwhile", async () => {
  const [first, before] = await both();
  const health = () => fetch(`${node.url}/health`).then((response) => response.json());
  const { sockets } = await health();
  before.close();
  await eventually(async () => expect((await health()).sockets).toBe(sockets - 1));
  for (const text of ["description", "candidate"]) await signal(first, a, b, text);
  const after = await attached(ben, b);
  await eventually(() => expect(signalsTo(after)).toEqual(["description", "candidate"]));
  // A page that was duplicated: the latest is the participant.
  const copy = await attached(ben, b);
  await signal(first, a, b, "to the latest");
  await eventually(() => expect(signalsTo(copy)).toEqual(["to the latest"]));
  expect(await signal(after, b, a)).toEqual(refused("not_found"));
  expect(signalsTo(after)).toHaveLength(2);
});

test("kill -9: devices attach to the next node as the same participants, which ends rings but no leases yet", async () => {
  const port = await freePort();
  const dying = await startNode({}, port);
  const first = await attached(ann, a, dying);
  const second = await attached(ben, b, dying);
  const seen = (socket: TestSocket) => eventsOf(socket, "call.changed").length;
  await change(callId, { type: "ring", callerId: ann.userId, userIds: [cleo.userId] });
  await eventually(() => expect([seen(first), seen(second)]).toEqual([1, 1]));
  await dying.kill();
  const past = new Date(Date.now() - 1_000);
  await db().callParticipant.updateMany({ where: { callId }, data: { leaseUntil: past } });
  await db().call.update({ where: { id: callId }, data: { ringUntil: past } });
  await startNodeForTest({}, port);
  await eventually(() => expect(first.connected && second.connected).toBe(true));
  const again = { callId, participantId: a };
  expect(await first.emitWithAck("call.attach", again)).toEqual({ data: null });
  // The other one isn't back yet.
  expect(await signal(first, a, b, "held")).toEqual({ data: null });
  const invite = () => db().callInvite.findFirst({ where: { callId, userId: cleo.userId } });
  await eventually(async () => expect(await invite()).toMatchObject({ status: "MISSED" }));
  expect(await inCall(callId)).toEqual([a, b]);
  expect(await second.emitWithAck("call.attach", { callId, participantId: b })).toEqual({ data: null });
  await eventually(() => expect(signalsTo(second)).toEqual(["held"]));
  const { leaseUntil } = await db().callParticipant.findUniqueOrThrow({ where: { id: b } });
  expect(leaseUntil.getTime()).toBeGreaterThan(Date.now());
});

test("who becomes a viewer stays as a listener: muted for everyone, and offers of media are refused", async () => {
  const [first, second] = await both();
  await change(callId, { type: "update", participantId: b, update: { cameraStream: "cam" } });
  await setChannelMember(ann, channelId, ben.userId, "VIEWER");
  const silent = { id: b, canSpeak: false, isMuted: true, cameraStream: null, screenStream: null };
  await eventually(
    () => expect(lastState(first)?.participants).toContainEqual(expect.objectContaining(silent)),
    1_000,
  );
  expect(await signal(second, b, a, OFFER)).toEqual(refused("forbidden"));
  expect(await signal(second, b, a, LISTENS)).toEqual({ data: null });
  expect(await inCall(callId)).toEqual([a, b]);
  await setChannelMember(ann, channelId, ben.userId, "EDITOR");
  await eventually(async () => expect(await signal(second, b, a, OFFER)).toEqual({ data: null }), 1_000);
});

test("who loses the channel is out for everyone within a second, and the call has ended for them", async () => {
  await updateChannel(ann, channelId, { visibility: "PRIVATE" });
  await setChannelMember(ann, channelId, ben.userId, "EDITOR");
  await joinCall(callId, ben, b);
  const [first, second] = await both();
  await removeChannelMember(ann, channelId, ben.userId);
  await eventually(() => expect(lastState(first)?.participants.map(({ id }) => id)).toEqual([a]), 1_000);
  await eventually(
    () => expect(lastState(second)).toMatchObject({ status: "ENDED", participants: [] }),
    1_000,
  );
  expect(await signal(second, b, a)).toEqual(refused("not_found"));
  expect(await second.emitWithAck("call.attach", { callId, participantId: b })).toEqual(refused("not_found"));
});

test("calls end with what carries them: a channel that is archived or deleted, a sign-in, a conversation with a block", async () => {
  const [first, second] = await both();
  const { id } = await openConversation(ann, { userIds: [cleo.userId], name: "" });
  const direct = await makeCall(id, [cleo]);
  await transaction((tx) => endSessions(tx, { id: ben.sessionId }));
  await eventually(
    () => expect(lastState(first)?.participants.map(({ id: one }) => one)).toEqual([a]),
    1_000,
  );
  await eventually(() => expect(second.connected).toBe(false));
  await updateChannel(ann, channelId, { isArchived: true });
  await eventually(() => expect(lastState(first)).toMatchObject({ status: "ENDED" }), 1_000);
  const deleted = await makeChannel(workspace);
  const other = await makeCall(deleted.id, [ann]);
  expect(
    await first.emitWithAck("call.attach", { callId: other.callId, participantId: other.participantIds[0]! }),
  ).toEqual({ data: null });
  await deleteChannel(ann, deleted.id);
  await eventually(
    () => expect(lastState(first)).toMatchObject({ id: other.callId, status: "ENDED" }),
    1_000,
  );
  await blockPerson(ann, cleo.userId);
  await eventually(async () => expect(await inCall(direct.callId)).toEqual([]), 1_000);
});
