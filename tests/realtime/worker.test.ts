import { afterEach, beforeAll, expect, onTestFinished, test } from "vitest";
import { handlers } from "@/lib/composition/job-handlers";
import { db, transaction } from "@/lib/db";
import { cleanUpRows } from "@/lib/jobs/clean-up";
import { isWorkerAlive } from "@/lib/jobs/heartbeat";
import { enqueue } from "@/lib/jobs/queue";
import { ensureQueues } from "@/lib/jobs/queues";
import { startWorker } from "@/lib/jobs/worker";
import { sendMail } from "@/lib/mail/mail";
import { getHealthContract, getReadinessContract } from "@/lib/platform/contract";
import { createRealtimeTokenContract } from "@/lib/realtime/contract";
import { makeActor, makeChannel, makeSignedIn, makeUser, makeWorkspace } from "../factories";
import { refusal, send } from "../setup/request";
import { closeClients, connectSocket, eventually, openDocument, socketTo } from "./clients";
import { startNodeForTest } from "./node";

beforeAll(() => ensureQueues());
afterEach(closeClients);

test("a job is worked off once its transaction has committed, and not when it hasn't", async () => {
  const worker = await startWorker(handlers);
  onTestFinished(() => worker.stop());
  expect(await isWorkerAlive()).toBe(true);
  const channel = await makeChannel(await makeWorkspace(await makeUser()), {
    type: "DOC",
    documentKind: "code",
  });
  const data = Uint8Array.from([0, 0]);
  await db().documentUpdate.create({ data: { documentId: channel.id, data } });
  const failing = transaction(async (tx) => {
    await enqueue(tx, "document.compact", { documentId: channel.id });
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  await transaction((tx) => enqueue(tx, "document.compact", { documentId: channel.id }));
  await eventually(async () => {
    expect(await db().documentUpdate.count({ where: { documentId: channel.id } })).toBe(0);
    expect(await db().documentSnapshot.count({ where: { documentId: channel.id } })).toBe(1);
    // On a busy machine a worker that just began may only hear of a job by asking, every two seconds.
  }, 10_000);
});

test("a mail that was sent leaves no job behind, with the link in it", async () => {
  const worker = await startWorker(handlers);
  onTestFinished(() => worker.stop());
  const { id } = await makeUser();
  const to = `${id}@test.guildhall.test`;
  const jobs = () => db().$queryRaw<unknown[]>`
    SELECT state FROM pgboss.job WHERE name = 'mail.send' AND data->>'to' = ${to}`;
  await transaction(async (tx) => {
    await sendMail(tx, to, { subject: "Secret", text: "link", html: "link" });
    expect(await tx.$queryRaw`SELECT 1 FROM pgboss.job WHERE data->>'to' = ${to}`).toHaveLength(1);
  });
  await eventually(async () => expect(await jobs()).toEqual([]), 10_000);
});

test("jobs that come at once are worked off one after the other, and one that waits at its time", async () => {
  const worker = await startWorker(handlers);
  onTestFinished(() => worker.stop());
  const { id } = await makeUser();
  const to = `${id}@test.guildhall.test`;
  await transaction(async (tx) => {
    for (let n = 0; n < 5; n++) await sendMail(tx, to, { subject: `${n}`, text: "-", html: "-" });
  });
  const snoozedUntil = new Date(Date.now() + 1_000);
  const item = await db().inboxItem.create({
    data: { userId: id, kind: "REMINDER", key: "reminder", readAt: new Date(0), snoozedUntil },
  });
  await transaction((tx) => enqueue(tx, "inbox.wake", { itemId: item.id }, { startAfter: snoozedUntil }));
  await eventually(async () => {
    expect(
      await db().$queryRaw`
      SELECT state FROM pgboss.job WHERE name = 'mail.send' AND data->>'to' = ${to}`,
    ).toEqual([]);
    expect(await db().inboxItem.findUnique({ where: { id: item.id } })).toMatchObject({ readAt: null });
    // Two seconds between looks, and a busy machine; much less than the half minute of other queues.
  }, 12_000);
});

test("a document that has grown long is compacted by itself", async () => {
  const user = await makeUser();
  const channel = await makeChannel(await makeWorkspace(user), { type: "DOC", documentKind: "code" });
  const node = await startNodeForTest({ WORKER: "inline" });
  const writer = await openDocument(node, await makeActor(user), channel.id);
  for (let i = 0; i < 2_100; i++) writer.text.insert(0, "x");
  await eventually(() => expect(writer.isSaved()).toBe(true), 20_000);
  await eventually(async () => {
    expect(await db().documentSnapshot.count({ where: { documentId: channel.id } })).toBe(1);
    expect(await db().documentUpdate.count({ where: { documentId: channel.id } })).toBeLessThan(200);
  }, 20_000);
});

test("expired rows go, others stay", async () => {
  const user = await makeUser();
  const row = (name: string, days: number) => ({
    userId: user.id,
    sessionToken: `${name} ${user.id}`,
    expires: new Date(Date.now() + days * 86_400_000),
  });
  await db().session.createMany({ data: [row("old", -1), row("new", 1)] });
  const old = await db().largeEvent.create({
    data: { body: {}, createdAt: new Date(Date.now() - 86_400_000) },
  });
  await cleanUpRows();
  const left = await db().session.findMany({ where: { userId: user.id } });
  expect(left.map(({ sessionToken }) => sessionToken)).toEqual([`new ${user.id}`]);
  expect(await db().largeEvent.findUnique({ where: { id: old.id } })).toBeNull();
});

test("liveness answers always, readiness names what is missing", async () => {
  expect(await send(null, getHealthContract)).toEqual({ ok: true });
  const { status, code, details } = await refusal(null, getReadinessContract);
  expect({ status, code }).toEqual({ status: 503, code: "unavailable" });
  expect(details?.missing).toContain("realtime");
});

test("the token of the endpoint opens a socket", async () => {
  const person = await makeSignedIn();
  const { token, port } = await send(person, createRealtimeTokenContract);
  expect(port).toBeGreaterThan(0);
  const node = await startNodeForTest();
  const socket = socketTo(node, { token });
  await eventually(() => expect(socket.connected).toBe(true));
  await connectSocket(node, await makeActor(person));
});
