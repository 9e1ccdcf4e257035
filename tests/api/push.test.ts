import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { signOutContract } from "@/lib/accounts/contract";
import { db } from "@/lib/db";
import type { JobData } from "@/lib/jobs/jobs";
import { createMessageContract, markReadContract } from "@/lib/messages/contract";
import {
  getPushKeyContract,
  setChannelNotificationsContract,
  subscribeToPushContract,
  unsubscribeFromPushContract,
} from "@/lib/notifications/contract";
import { sendPush } from "@/lib/notifications/push/send/service";
import { mentionMarkdown } from "@/lib/objects/mentions";
import { ada, ben, channelId, makePair } from "@/tests/pair";
import { makeVapidKeys, readVapid, startPushServer } from "@/tests/setup/push-server";
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

beforeEach(async () => {
  push.received.length = 0;
  push.answer(201);
  await makePair();
  await db().$executeRaw`DELETE FROM pgboss.job WHERE name = 'push.send'`;
  await send(ben, subscribeToPushContract, { body: push.subscription });
});

const mention = (words: string) =>
  send(ada, createMessageContract, {
    params: { channelId },
    body: {
      nonce: randomUUID(),
      body: `${mentionMarkdown("@Ben", { type: "person", id: ben.id })} ${words}`,
    },
  });
const waiting = async () =>
  (
    await db().$queryRaw<{ data: JobData<"push.send">; waits: boolean }[]>`
      SELECT data, start_after > now() AS waits FROM pgboss.job WHERE name = 'push.send' ORDER BY created_on`
  ).map(({ data, waits }) => ({ ...data, waits }));
const work = async () => {
  for (const job of await waiting()) await sendPush(job);
};

it("sends what only the browser can read, signed with our key", async () => {
  expect(await send(ben, getPushKeyContract)).toEqual({ publicKey: vapid.publicKey });
  await mention("the **plan** is ready");
  expect(await waiting()).toMatchObject([{ waits: true, attempt: 1 }]);
  await work();
  const [message, ...rest] = push.received;
  expect(rest).toEqual([]);
  const item = await db().inboxItem.findFirstOrThrow({ where: { userId: ben.id } });
  expect(push.decrypt(message!)).toEqual({
    title: "Ada mentioned you in #general",
    body: "@Ben the plan is ready",
    url: `/inbox/${item.id}`,
    tag: item.id,
    silent: false,
  });
  expect(message?.headers).toMatchObject({ "content-encoding": "aes128gcm", urgency: "high" });
  const { claims, key } = readVapid(message?.headers.authorization);
  expect(key).toBe(vapid.publicKey);
  expect(claims).toMatchObject({ aud: push.origin, sub: "mailto:admin@guildhall.test" });
  expect(claims.exp * 1000).toBeGreaterThan(Date.now());
});

it("makes no sound for people who want none", async () => {
  await db().personSettings.create({ data: { userId: ben.id, sounds: false } });
  await mention("quietly");
  await work();
  expect(push.decrypt(push.received[0]!)).toMatchObject({ silent: true });
});

it("isn't sent to whom has read it meanwhile, has muted the channel, or isn't to be disturbed", async () => {
  await mention("one");
  await send(ben, markReadContract, { params: { channelId }, body: { seq: 1 } });
  await work();
  await db().personSettings.create({ data: { userId: ben.id, presence: "DO_NOT_DISTURB" } });
  await mention("two");
  await work();
  await db().personSettings.update({ where: { userId: ben.id }, data: { presence: "AUTO" } });
  await db().$executeRaw`DELETE FROM pgboss.job WHERE name = 'push.send'`;
  const muted = { level: null, isMuted: true };
  await send(ben, setChannelNotificationsContract, { params: { channelId }, body: muted });
  await mention("three");
  expect(await waiting()).toEqual([]);
  expect(push.received).toEqual([]);
});

it("ends with the session, and where the browser or its push service ends it", async () => {
  const left = () => db().pushSubscription.count({ where: { userId: ben.id } });
  await mention("one");
  push.answer(410);
  await work();
  expect(await left()).toBe(0);

  await send(ben, subscribeToPushContract, { body: push.subscription });
  const { endpoint } = push.subscription;
  await send(ada, unsubscribeFromPushContract, { body: { endpoint } });
  expect(await left()).toBe(1);
  await send(ben, unsubscribeFromPushContract, { body: { endpoint } });
  expect(await left()).toBe(0);

  await send(ben, subscribeToPushContract, { body: push.subscription });
  await send(ben, signOutContract);
  expect(await left()).toBe(0);
});

it("is tried again where the push service is away, a few times", async () => {
  await mention("one");
  push.answer(503);
  await work();
  const [first, second] = await waiting();
  expect(second).toMatchObject({ itemIds: first?.itemIds, attempt: 2, waits: true });
  await sendPush({ ...second!, attempt: 4 });
  expect(await waiting()).toHaveLength(2);
  expect(await db().pushSubscription.count({ where: { userId: ben.id } })).toBe(1);
});
