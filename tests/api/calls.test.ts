import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { applyAccessToCalls } from "@/lib/calls/access-changes";
import {
  declineCallContract,
  endCallContract,
  getCallConnectionContract,
  getCallContract,
  joinCallContract,
  leaveCallContract,
  listChannelCallsContract,
  listMyCallsContract,
  listOpenCallsContract,
  ringContract,
  startCallContract,
  updateParticipantContract,
} from "@/lib/calls/contract";
import { MESH_LIMITS } from "@/lib/calls/limits";
import { deleteChannelContract, updateChannelContract } from "@/lib/channels/contract";
import { db } from "@/lib/db";
import { listMessagesContract } from "@/lib/messages/contract";
import { blockPersonContract } from "@/lib/people/contract";
import { makeChannel, makeMember, makeSignedIn, type SignedIn } from "@/tests/factories";
import { ada, ben, channelId, makePair, workspace } from "@/tests/pair";
import { countQueries } from "@/tests/setup/count-queries";
import { announcedBy } from "@/tests/setup/notifications";
import { refusal, send } from "@/tests/setup/request";
import { change, converse, join, leave, namesIn, read, start } from "./calls-helpers";

let cem: SignedIn;
beforeEach(async () => {
  await makePair();
  cem = await makeMember(workspace, { name: "Cem" });
});

const openCalls = async (who: SignedIn) => (await send(who, listOpenCallsContract)).items;
const log = async (who: SignedIn) => (await send(who, listMyCallsContract)).items;
const decline = (who: SignedIn, callId: string) => send(who, declineCallContract, { params: { callId } });
const ring = (who: SignedIn, callId: string, ...people: SignedIn[]) =>
  send(who, ringContract, { params: { callId }, body: { userIds: people.map(({ id }) => id) } });
const end = (who: SignedIn, callId: string) => send(who, endCallContract, { params: { callId } });
const noteIn = async (who: SignedIn, at: string) =>
  (await send(who, listMessagesContract, { params: { channelId: at } })).items.find(
    ({ system }) => system?.type === "call",
  )?.system;
/** As if the call had begun to ring, or been answered, that much earlier. */
const age = (id: string, ms: number) =>
  db().$executeRaw`UPDATE calls SET ring_until = ring_until - ${ms} * interval '1 ms',
    answered_at = answered_at - ${ms} * interval '1 ms' WHERE id = ${id}::uuid`;

describe("in a direct conversation", () => {
  it("rings, begins its clock with the answer, and ends with the first who leaves", async () => {
    const direct = await converse(ada, ben);
    const { call, participantId, connection } = await start(ada, direct, { isVideo: true });
    expect(connection.kind).toBe("MESH");
    expect(call).toMatchObject({
      ...{ status: "RINGING", isVideo: true, answeredAt: null, startedBy: { id: ada.id }, engine: "MESH" },
      invites: [{ userId: ben.id, status: "RINGING", isQuiet: false }],
      participants: [{ id: participantId, person: { name: "Ada" }, isMuted: true, canSpeak: true }],
    });
    expect(await noteIn(ben, direct)).toEqual({
      ...{ type: "call", callId: call.id, isVideo: true, peopleCount: 1, endReason: null, seconds: null },
    });
    const answer = await join(ben, call.id);
    expect(answer.call).toMatchObject({ status: "ACTIVE", ringUntil: null, peopleCount: 2 });
    expect(answer.call.invites).toMatchObject([{ status: "ACCEPTED" }]);
    await age(call.id, 90_061_000);
    await leave(ben, call.id, answer.participantId);
    expect(await read(ada, call.id)).toMatchObject({
      status: "ENDED",
      endReason: "HUNG_UP",
      participants: [],
    });
    expect(await noteIn(ada, direct)).toMatchObject({ peopleCount: 2, endReason: "HUNG_UP" });
    expect((await noteIn(ada, direct)) as { seconds: number }).toMatchObject({
      seconds: expect.toSatisfy((seconds: number) => seconds >= 90_061 && seconds < 90_071),
    });
    expect(await openCalls(ben)).toEqual([]);
  });

  it("ends by a decline, a caller who gives up and the time, without a length", async () => {
    const direct = await converse(ada, ben);
    const declined = (await start(ada, direct)).call.id;
    await decline(ben, declined);
    const canceled = await start(ada, direct);
    await leave(ada, canceled.call.id, canceled.participantId);
    const unanswered = (await start(ada, direct)).call.id;
    await age(unanswered, 40_001);
    expect(
      await refusal(ben, joinCallContract, {
        params: { callId: unanswered },
        body: { participantId: randomUUID() },
      }),
    ).toMatchObject({
      ...{ status: 409, message: "The call has ended." },
    });
    const { call } = await start(ada, direct);
    expect(call.id).not.toBe(unanswered);
    await decline(ben, call.id);
    expect(
      (await log(ben)).map(({ endReason, isMissed, answeredAt }) => [endReason, isMissed, answeredAt]),
    ).toEqual([
      ["DECLINED", false, null],
      ["NO_ANSWER", true, null],
      ["CANCELED", true, null],
      ["DECLINED", false, null],
    ]);
    expect((await log(ada)).every(({ isMissed }) => !isMissed)).toBe(true);
  });

  it("makes one call where both call at the same moment", async () => {
    const direct = await converse(ada, ben);
    const both = await Promise.all([start(ada, direct), start(ben, direct)]);
    const [first, second] = both.map(({ call }) => call.id);
    expect(first).toBe(second);
    expect(await read(ada, first!)).toMatchObject({ status: "ACTIVE", invites: [{ status: "ACCEPTED" }] });
    expect(await db().message.count({ where: { channelId: direct } })).toBe(1);
  });

  it("is refused as messages are where one has blocked the other", async () => {
    const direct = await converse(ada, ben);
    await send(ben, blockPersonContract, { params: { userId: ada.id } });
    const body = { participantId: randomUUID() };
    for (const who of [ada, ben]) {
      const error = await refusal(who, startCallContract, { params: { channelId: direct }, body });
      expect(error).toMatchObject({ status: 403, message: "You can’t write to this person." });
    }
  });
});

describe("in a channel", () => {
  it("others join without being rung for, and it ends with the last", async () => {
    const { call, participantId } = await start(ada, channelId);
    expect(call).toMatchObject({ status: "ACTIVE", ringUntil: null, answeredAt: null, invites: [] });
    const second = await start(ben, channelId);
    expect(second.call.id).toBe(call.id);
    expect(second.call.answeredAt).not.toBeNull();
    expect(namesIn((await openCalls(cem))[0]!)).toEqual(["Ada", "Ben"]);
    await leave(ada, call.id, participantId);
    await leave(ada, call.id, participantId);
    expect(await read(ada, call.id)).toMatchObject({ status: "ACTIVE" });
    const events = await announcedBy(() => leave(ben, call.id, second.participantId));
    expect(events.map(({ event }) => event)).toEqual(["call.changed", "message.updated"]);
    expect(await noteIn(ada, channelId)).toMatchObject({ peopleCount: 2, endReason: "HUNG_UP" });
    const { items } = await send(cem, listChannelCallsContract, { params: { channelId } });
    expect(items).toMatchObject([
      { id: call.id, people: [{ name: "Ada" }, { name: "Ben" }], isMissed: false },
    ]);
    expect(await log(cem)).toEqual([]);
  });

  it("rings for single people of it, and again after a decline", async () => {
    const { call } = await start(ada, channelId);
    expect((await ring(ada, call.id, ben)).invites).toMatchObject([{ userId: ben.id, status: "RINGING" }]);
    await decline(ben, call.id);
    expect(await read(ada, call.id)).toMatchObject({ status: "ACTIVE", ringUntil: null });
    expect((await ring(ada, call.id, ben, cem)).invites.map(({ status }) => status)).toEqual([
      "RINGING",
      "RINGING",
    ]);
    const stranger = await makeSignedIn();
    const refusedRing = (who: SignedIn, ...userIds: string[]) =>
      refusal(who, ringContract, { params: { callId: call.id }, body: { userIds } });
    expect(await refusedRing(ada, ben.id, stranger.id)).toMatchObject({ status: 422 });
    expect(await refusedRing(cem, ben.id)).toMatchObject({ status: 409 });
    expect(await refusal(ada, declineCallContract, { params: { callId: call.id } })).toMatchObject({
      status: 409,
    });
  });

  it("has no message in a voice channel, whose clock begins at once and where one is muted", async () => {
    const { id } = await makeChannel(workspace, { type: "VOICE" });
    const { call, participantId } = await start(ada, id);
    expect(call).toMatchObject({ status: "ACTIVE", answeredAt: call.createdAt, invites: [] });
    await leave(ada, call.id, participantId);
    expect(await db().message.count({ where: { channelId: id } })).toBe(0);
    expect((await log(ada))[0]).toMatchObject({ id: call.id, endReason: "HUNG_UP" });
  });

  it("ends when the channel is archived, where none can be started, and goes with a deleted one", async () => {
    const { id } = await makeChannel(workspace);
    const { call, participantId } = await start(ada, id);
    await send(ada, updateChannelContract, { params: { channelId: id }, body: { isArchived: true } });
    const body = { participantId: randomUUID() };
    expect(await refusal(ben, startCallContract, { params: { channelId: id }, body })).toMatchObject({
      status: 409,
    });
    expect(await refusal(ben, joinCallContract, { params: { callId: call.id }, body })).toMatchObject({
      status: 409,
    });
    const events = await announcedBy(() => applyAccessToCalls({ channelId: id }));
    expect(events[0]).toMatchObject({ event: "call.changed", data: { call: { status: "ENDED" } } });
    await leave(ada, call.id, participantId);
    await send(ada, deleteChannelContract, { params: { channelId: id } });
    expect(await refusal(ada, getCallContract, { params: { callId: call.id } })).toMatchObject({
      status: 404,
    });
  });
});

describe("one person", () => {
  it("is in a call on one device: the other leaves, and nothing of it changes the new one", async () => {
    const laptop = await start(ada, channelId, { deviceName: "Laptop" });
    await join(ben, laptop.call.id);
    const phone = await join(ada, laptop.call.id, { deviceName: "Phone", isMuted: false });
    expect(phone.call.participants.map(({ deviceName }) => deviceName)).toEqual(["", "Phone"]);
    expect(phone.call.peopleCount).toBe(2);
    const { id } = laptop.call;
    const gone = { params: { callId: id, participantId: laptop.participantId }, body: { isMuted: true } };
    expect(await refusal(ada, updateParticipantContract, gone)).toMatchObject({ status: 404 });
    await leave(ada, id, laptop.participantId);
    expect(namesIn(await read(ada, id))).toEqual(["Ben", "Ada"]);
    await leave(ada, id, phone.participantId);
    await end(ada, id);
    expect((await log(ada)).map((entry) => [entry.id, entry.isMissed, entry.people.length])).toEqual([
      [id, false, 2],
    ]);
  });

  it("moves to another call at once: whoever was last ends it, and no event lists them in both", async () => {
    const { id: lounge } = await makeChannel(workspace, { type: "VOICE", name: "Lounge" });
    const { call } = await start(ada, channelId);
    const events = await announcedBy(async () => {
      await start(ada, lounge);
      await start(ada, channelId);
    });
    const states = events.flatMap(({ event, data }) =>
      event === "call.changed" ? [(data as { call: typeof call }).call] : [],
    );
    const here = new Map([[call.id, true]]);
    for (const state of states) {
      here.set(state.id, state.participants.length > 0);
      expect([...here.values()].filter(Boolean).length).toBeLessThanOrEqual(1);
    }
    expect((await openCalls(ben)).map((open) => [open.channelId, namesIn(open)])).toEqual([
      [channelId, ["Ada"]],
    ]);
    expect((await log(ada)).map(({ channelId }) => channelId)).toEqual([lounge, channelId]);
  });

  it("is listed in one call whatever they press at the same moment, also in opposite directions", async () => {
    const { id: lounge } = await makeChannel(workspace, { type: "VOICE" });
    const { id: standup } = await makeChannel(workspace, { type: "VOICE" });
    await Promise.all([start(cem, lounge), start(ada, lounge), start(ben, standup)]);
    await Promise.all(
      [0, 1, 2].flatMap((round) => [
        start(ada, round % 2 ? lounge : standup),
        start(ben, round % 2 ? standup : lounge),
      ]),
    );
    const names = (await openCalls(cem)).flatMap(namesIn);
    expect(names.toSorted()).toEqual(["Ada", "Ben", "Cem"]);
  });

  it("comes back with the id of its device as the same participant, muted as it was", async () => {
    const { call, participantId } = await start(ada, channelId, { isMuted: false });
    await join(ben, call.id);
    await change(ada, call.id, participantId, { isMuted: true, cameraStream: "cam" });
    const again = { participantId, isMuted: false };
    const [mine] = (await join(ada, call.id, again)).call.participants;
    expect(mine).toMatchObject({ id: participantId, isMuted: true, cameraStream: null });
    await leave(ada, call.id, participantId);
    const { call: back } = await start(ada, channelId, again);
    expect(back.participants[0]).toMatchObject({
      id: participantId,
      isMuted: true,
      joinedAt: mine?.joinedAt,
    });
  });
});

describe("in the call", () => {
  it("everyone decides over what they send; who moderates mutes, stops, lowers hands and puts out", async () => {
    const { call, participantId } = await start(ben, channelId);
    const { id } = call;
    const hand = await change(ben, id, participantId, {
      isMuted: false,
      screenStream: "s",
      isHandRaised: true,
    });
    expect(hand.participants[0]).toMatchObject({ isMuted: false, screenStream: "s" });
    expect(hand.revision).toBeGreaterThan(call.revision);
    const as = (who: SignedIn, body: object) =>
      refusal(who, updateParticipantContract, { params: { callId: id, participantId }, body });
    expect(await as(cem, { isMuted: true })).toMatchObject({ status: 403 });
    expect(await as(ada, { isMuted: false })).toMatchObject({ status: 403 });
    expect(await as(ada, { cameraStream: "x" })).toMatchObject({ status: 403 });
    const ended = await change(ada, id, participantId, {
      isMuted: true,
      screenStream: null,
      isHandRaised: false,
    });
    expect(ended.participants[0]).toMatchObject({ isMuted: true, screenStream: null, handRaisedAt: null });
    const params = { callId: id, participantId };
    expect(await refusal(cem, leaveCallContract, { params })).toMatchObject({ status: 403 });
    expect(await refusal(cem, endCallContract, { params: { callId: id } })).toMatchObject({ status: 403 });
    await join(cem, id);
    expect(await as(ada, { isInterrupted: true })).toMatchObject({ status: 403 });
    expect((await change(ben, id, participantId, { isInterrupted: true })).participants[0]).toMatchObject({
      isInterrupted: true,
    });
    await leave(ada, id, participantId);
    expect(namesIn(await read(ada, id))).toEqual(["Cem"]);
    // The device that was removed doesn't come back by itself; the person may join again.
    const body = { participantId };
    expect(await refusal(ben, joinCallContract, { params: { callId: id }, body })).toMatchObject({
      status: 409,
    });
    await join(ben, id);
    await end(ada, id);
    await end(ada, id);
    expect(await read(ben, id)).toMatchObject({ status: "ENDED", endReason: "HUNG_UP" });
  });

  it("who may not speak listens: they start none, ring for nobody and send nothing", async () => {
    const { id: channel } = await makeChannel(workspace, { type: "VOICE", defaultRole: "VIEWER" });
    const body = { participantId: randomUUID() };
    expect(await refusal(ben, startCallContract, { params: { channelId: channel }, body })).toMatchObject({
      status: 403,
    });
    const { call } = await start(ada, channel);
    const { participantId, ...joined } = await start(ben, channel, { isMuted: false });
    expect(joined.call.participants[1]).toMatchObject({ canSpeak: false, isMuted: true });
    const params = { callId: call.id, participantId };
    for (const sent of [{ isMuted: false }, { cameraStream: "c" }, { screenStream: "s" }]) {
      expect(await refusal(ben, updateParticipantContract, { params, body: sent })).toMatchObject({
        status: 403,
      });
    }
    const userIds = { userIds: [cem.id] };
    expect(await refusal(ben, ringContract, { params, body: userIds })).toMatchObject({ status: 403 });
    const raised = await change(ben, call.id, participantId, { isHandRaised: true });
    expect(raised.participants[1]?.handRaisedAt).not.toBeNull();
  });

  it("refuses forged and foreign ids", async () => {
    const { call, participantId } = await start(ada, channelId);
    const { id: callId } = call;
    const taken = { participantId };
    const direct = await converse(ada, cem);
    for (const error of [
      await refusal(ben, joinCallContract, { params: { callId }, body: taken }),
      await refusal(ben, startCallContract, { params: { channelId }, body: taken }),
      await refusal(ada, startCallContract, { params: { channelId: direct }, body: taken }),
    ])
      expect(error).toMatchObject({ status: 409, message: expect.stringContaining("taken") });
    const params = { callId, participantId };
    expect(await refusal(ben, getCallConnectionContract, { params })).toMatchObject({ status: 404 });
    expect(await send(ada, getCallConnectionContract, { params })).toMatchObject({ kind: "MESH" });
    const other = (await start(cem, direct)).call.id;
    expect(await refusal(ben, getCallContract, { params: { callId: other } })).toMatchObject({ status: 404 });
    const mixed = { callId: other, participantId };
    expect(
      await refusal(cem, updateParticipantContract, { params: mixed, body: { isMuted: true } }),
    ).toMatchObject({ status: 404 });
    expect(namesIn(await read(ada, callId))).toEqual(["Ada"]);
  });

  it("is full for who comes too late", async () => {
    const { call } = await start(ada, channelId);
    const others = Array.from({ length: MESH_LIMITS.people - 1 }, () => randomUUID());
    await db().user.createMany({
      data: others.map((id) => ({ id, name: "Test Person", email: `${id}@test.guildhall.test` })),
    });
    const leaseUntil = new Date(Date.now() + 60_000);
    await db().callParticipant.createMany({
      data: others.map((id) => ({ id, userId: id, callId: call.id, leaseUntil })),
    });
    const input = { params: { callId: call.id }, body: { participantId: randomUUID() } };
    expect(await refusal(ben, joinCallContract, input)).toMatchObject({ status: 409 });
  });
});

it("reads lists in as many statements for several calls as for one, and shows those of nobody else", async () => {
  const statements = () => countQueries(() => openCalls(ada));
  await start(ben, channelId);
  await openCalls(ada);
  const one = await statements();
  const { id } = await makeChannel(workspace);
  await start(ada, id);
  await start(cem, id);
  const hidden = await makeChannel(workspace, {
    visibility: "PRIVATE",
    members: [{ user: ben, role: "EDITOR" }],
  });
  await start(ben, hidden.id);
  expect(await statements()).toBe(one);
  expect(one).toBeLessThanOrEqual(2);
  expect((await openCalls(cem)).map(({ channelId }) => channelId)).toEqual([id]);
  const { items, nextCursor } = await send(ben, listOpenCallsContract, { query: { limit: 1 } });
  const rest = await send(ben, listOpenCallsContract, { query: { limit: 1, cursor: nextCursor! } });
  expect([...items, ...rest.items].map(({ channelId }) => channelId)).toEqual([id, hidden.id]);
});
