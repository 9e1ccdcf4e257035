import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import {
  declineCallContract,
  joinCallContract,
  leaveCallContract,
  startCallContract,
} from "@/lib/calls/contract";
import { sweepCalls } from "@/lib/calls/leases/sweep";
import { pushCall } from "@/lib/calls/ringing/push";
import { openConversationContract } from "@/lib/conversations/contract";
import { db } from "@/lib/db";
import { listInboxContract } from "@/lib/inbox/contract";
import type { JobData } from "@/lib/jobs/jobs";
import { markReadContract } from "@/lib/messages/contract";
import { setChannelNotificationsContract, subscribeToPushContract } from "@/lib/notifications/contract";
import { blockPersonContract } from "@/lib/people/contract";
import { makeMember, type SignedIn } from "@/tests/factories";
import { ada, ben, makePair, workspace } from "@/tests/pair";
import { makeVapidKeys, startPushServer } from "@/tests/setup/push-server";
import { send } from "@/tests/setup/request";

const vapid = makeVapidKeys();
// Read at the first use, below.
Object.assign(process.env, {
  OUTBOUND_ALLOW_LIST: "127.0.0.1",
  VAPID_PUBLIC_KEY: vapid.publicKey,
  VAPID_PRIVATE_KEY: vapid.privateKey,
  VAPID_SUBJECT: "mailto:admin@guildhall.test",
});

let push: Awaited<ReturnType<typeof startPushServer>>;
beforeAll(async () => {
  push = await startPushServer();
});
afterAll(() => push.stop());

let cem: SignedIn;
beforeEach(async () => {
  push.received.length = 0;
  await makePair();
  cem = await makeMember(workspace, { name: "Cem" });
  await db().$executeRaw`DELETE FROM pgboss.job WHERE name IN ('call.push', 'push.send')`;
  await send(ben, subscribeToPushContract, { body: push.subscription });
});

const converse = async (...others: SignedIn[]) =>
  (await send(ada, openConversationContract, { body: { userIds: others.map(({ id }) => id) } })).id;
const start = (channelId: string, who = ada) =>
  send(who, startCallContract, { params: { channelId }, body: { participantId: randomUUID(), rings: true } });
const join = (who: SignedIn, callId: string) =>
  send(who, joinCallContract, { params: { callId }, body: { participantId: randomUUID() } });
const items = async (who: SignedIn) => (await send(who, listInboxContract)).items;

const jobs = (name: string) =>
  db().$queryRaw<{ data: JobData<"call.push"> }[]>`SELECT data FROM pgboss.job WHERE name = ${name}`;
/** What Ben's browser was sent by the jobs that wait. */
async function pushed() {
  for (const { data } of await jobs("call.push")) await pushCall(data);
  await db().$executeRaw`DELETE FROM pgboss.job WHERE name = 'call.push'`;
  return push.received.splice(0).map((message) => ({ ...message, content: push.decrypt(message) }));
}

it("notifies a browser for as long as it rings, and closes that where it is answered elsewhere", async () => {
  const direct = await converse(ben);
  const { call } = await start(direct);
  const [ring] = await pushed();
  expect(ring?.content).toEqual({
    ...{ title: "Ada is calling", body: "Voice call", tag: `call:${call.id}`, silent: false },
    ...{ url: `/w/${workspace.slug}/c/${direct}`, call: { id: call.id, userId: ben.id } },
  });
  expect(Number(ring?.headers.ttl)).toBeLessThanOrEqual(40);
  expect(Number(ring?.headers.ttl)).toBeGreaterThan(30);
  await join(ben, call.id);
  const [closing, ...more] = await pushed();
  expect(closing?.content).toEqual({ closes: `call:${call.id}` });
  expect(closing?.headers.topic).toBe(ring?.headers.topic);
  expect([more, await items(ben)]).toEqual([[], []]);
});

it("says once and silently that a call was missed, also where it was cancelled before its push went out", async () => {
  const direct = await converse(ben);
  const { call, participantId } = await start(direct);
  await send(ada, leaveCallContract, { params: { callId: call.id, participantId } });
  const [item, ...rest] = await items(ben);
  expect(item).toMatchObject({ kind: "CALL_MISSED", actor: { name: "Ada" }, seq: 1 });
  const sent = await pushed();
  expect(rest).toEqual([]);
  const note = {
    ...{
      title: "You missed a call from Ada",
      body: "",
      silent: true,
      tag: item?.id,
      url: `/inbox/${item?.id}`,
    },
    closes: `call:${call.id}`,
  };
  expect(sent.map(({ content }) => content)).toEqual([note, note]);
  expect(new Set(sent.map(({ headers }) => headers.topic)).size).toBe(1);
  // Not by the general job as well.
  expect(await jobs("push.send")).toEqual([]);
  await send(ben, markReadContract, { params: { channelId: direct }, body: { seq: 1 } });
  expect(await items(ben)).toMatchObject([{ isRead: true }]);
});

it("ends in the inbox of who didn't answer, and in nobody's who declined or is in it", async () => {
  const group = await converse(ben, cem);
  const { call } = await start(group);
  await send(cem, declineCallContract, { params: { callId: call.id } });
  await db().call.update({ where: { id: call.id }, data: { ringUntil: new Date() } });
  expect(await sweepCalls({ leases: false })).toBe(1);
  expect([await items(ben), await items(cem)]).toMatchObject([[{ kind: "CALL_MISSED" }], []]);
  // Another one, which Ben joins late.
  const next = (await start(group)).call;
  await join(cem, next.id);
  await db().call.update({ where: { id: next.id }, data: { ringUntil: new Date() } });
  await sweepCalls({ leases: false });
  const open = async () => (await items(ben)).length;
  expect(await open()).toBe(2);
  await join(ben, next.id);
  expect(await open()).toBe(1);
  expect(await items(ada)).toEqual([]);
});

it("doesn't ring for who isn't to be disturbed or has blocked the caller, and shows only to the busy", async () => {
  const group = await converse(ben, cem);
  await db().personSettings.create({ data: { userId: ben.id, presence: "DO_NOT_DISTURB" } });
  await send(cem, blockPersonContract, { params: { userId: ada.id } });
  const { call, participantId } = await start(group);
  expect(call.invites).toEqual([{ userId: ben.id, status: "MISSED", isQuiet: true }]);
  expect([await items(ben), await items(cem)]).toMatchObject([[{ kind: "CALL_MISSED" }], []]);
  expect(await pushed()).toEqual([]);
  await send(ada, leaveCallContract, { params: { callId: call.id, participantId } });
  expect(await items(ben)).toHaveLength(1);

  await db().personSettings.update({ where: { userId: ben.id }, data: { presence: "AUTO" } });
  const direct = await converse(ben);
  const shown = async () => {
    const started = await start(direct);
    const params = { callId: started.call.id, participantId: started.participantId };
    await send(ada, leaveCallContract, { params });
    return started.call.invites.map(({ isQuiet }) => isQuiet);
  };
  expect(await shown()).toEqual([false]);
  const mutes = (isMuted: boolean) =>
    send(ben, setChannelNotificationsContract, {
      params: { channelId: direct },
      body: { level: null, isMuted },
    });
  await mutes(true);
  expect(await shown()).toEqual([true]);
  await mutes(false);
  await db().personSettings.update({ where: { userId: ben.id }, data: { callsRing: false } });
  expect(await shown()).toEqual([true]);
});
