import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { ASSISTANT_ID } from "@/lib/accounts/assistant";
import { getMeContract, registerContract } from "@/lib/accounts/contract";
import { authAdapter } from "@/lib/auth/adapter";
import { claimInstance, toInstanceRole } from "@/lib/auth/instance-role";
import { db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { flushActivity, noteRun } from "@/lib/jobs/activity";
import {
  checkServiceContract,
  getInstanceContract,
  listJobsContract,
  listProcessorsContract,
  listServicesContract,
  retryProcessorContract,
} from "@/lib/platform/contract";
import { SERVICE_NAMES } from "@/lib/services";
import { makeSignedIn, makeUser, type SignedIn } from "@/tests/factories";
import { refusal, send } from "@/tests/setup/request";
import { hasNoUsers, lacksAdmin } from "../../scripts/setup/database.mjs";
import { newEmail, PASSWORD } from "./accounts-helpers";

const asAdmin = async (): Promise<SignedIn> => {
  const admin = await makeSignedIn();
  await db().user.update({ where: { id: admin.id }, data: { instanceRole: "ADMIN" } });
  return admin;
};

/** As after the first start: nobody has an account. */
beforeEach(async () => {
  // Not TRUNCATE … CASCADE, which would also empty the sticker packs that ship.
  await db().workspace.deleteMany();
  await db().channel.deleteMany();
  await db().user.deleteMany({ where: { id: { not: ASSISTANT_ID } } });
  await db().instanceOwner.deleteMany();
});

it("makes the first account its admin, and no later one", async () => {
  const emails = [newEmail(), newEmail()];
  for (const email of emails)
    await send(null, registerContract, { body: { name: "New", email, password: PASSWORD } });
  const roles = await db().user.findMany({
    where: { deletedAt: null },
    ...{ orderBy: { createdAt: "asc" }, select: { instanceRole: true } },
  });
  expect(roles.map(({ instanceRole }) => instanceRole)).toEqual(["ADMIN", "MEMBER"]);
});

it("makes one admin of many that come first at once", async () => {
  const register = () =>
    transaction(async (tx) => {
      const { id } = await tx.user.create({ data: { name: "New", email: newEmail() } });
      await claimInstance(tx, id);
    });
  await Promise.all(Array.from({ length: 8 }, register));
  expect(await db().user.count({ where: { instanceRole: "ADMIN" } })).toBe(1);
});

it("takes the next one where the first registration failed", async () => {
  const failing = transaction(async (tx) => {
    const { id } = await tx.user.create({ data: { name: "New", email: newEmail() } });
    await claimInstance(tx, id);
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  const { createUser } = authAdapter(async () => "");
  const made = await createUser?.({ name: "Octo", email: newEmail(), emailVerified: null } as never);
  expect(await db().user.findUnique({ where: { id: made?.id ?? "" } })).toMatchObject({
    instanceRole: "ADMIN",
  });
});

it("doesn't make somebody admin who joins an instance that has people", async () => {
  await makeSignedIn();
  const email = newEmail();
  await send(null, registerContract, { body: { name: "New", email, password: PASSWORD } });
  expect(await db().user.findUnique({ where: { email } })).toMatchObject({ instanceRole: "MEMBER" });
});

it("recognizes an instance whose only admin is the demo's, who can't sign in over the network", async () => {
  const { DATABASE_URL } = env();
  expect(await lacksAdmin(DATABASE_URL)).toBe(false);
  const { id } = await makeUser();
  await db().user.update({ where: { id }, data: { instanceRole: "ADMIN" } });
  await makeSignedIn();
  expect(await lacksAdmin(DATABASE_URL)).toBe(true);
  await db().account.create({
    data: { userId: id, type: "oauth", provider: "github", providerAccountId: id },
  });
  expect(await lacksAdmin(DATABASE_URL)).toBe(false);
});

it("is empty again once all accounts are deleted", async () => {
  const { DATABASE_URL } = env();
  expect(await hasNoUsers(DATABASE_URL)).toBe(true);
  const person = await makeSignedIn();
  await db().user.update({ where: { id: person.id }, data: { instanceRole: "ADMIN" } });
  await db().account.create({
    data: { userId: person.id, type: "oauth", provider: "github", providerAccountId: person.id },
  });
  expect([await hasNoUsers(DATABASE_URL), await lacksAdmin(DATABASE_URL)]).toEqual([false, false]);
  await db().user.update({ where: { id: person.id }, data: { deletedAt: new Date() } });
  expect([await hasNoUsers(DATABASE_URL), await lacksAdmin(DATABASE_URL)]).toEqual([true, false]);
  await makeSignedIn();
  expect([await hasNoUsers(DATABASE_URL), await lacksAdmin(DATABASE_URL)]).toEqual([false, true]);
});

it("takes those whom GUILDHALL_ADMINS names, where mail is on once their address is verified", async () => {
  const person = { email: "ada@example.test", emailVerified: null, instanceRole: "MEMBER" } as const;
  const verified = { ...person, emailVerified: new Date() };
  const settings = env();
  Object.assign(settings, { GUILDHALL_ADMINS: ["ada@example.test"] });
  expect(toInstanceRole(person)).toBe("ADMIN");
  Object.assign(settings, { SMTP_URL: "smtp://localhost" });
  expect(toInstanceRole(person)).toBe("MEMBER");
  expect(toInstanceRole(verified)).toBe("ADMIN");
  expect(toInstanceRole({ ...verified, email: "eve@example.test" })).toBe("MEMBER");

  const signedIn = await makeSignedIn({ email: "ada@example.test" });
  expect(await send(signedIn, getMeContract)).toMatchObject({ instanceRole: "ADMIN" });
  expect(await send(signedIn, getInstanceContract)).toMatchObject({ people: 1, workspaces: 0 });
  Object.assign(settings, { GUILDHALL_ADMINS: [], SMTP_URL: undefined });
  expect(await refusal(signedIn, getInstanceContract)).toMatchObject({ status: 404 });
});

it("shows the administration to admins only", async () => {
  await asAdmin();
  const other = await makeSignedIn();
  expect(await send(other, getMeContract)).toMatchObject({ instanceRole: "MEMBER" });
  expect(await refusal(other, getInstanceContract)).toMatchObject({ status: 404 });
  expect(await refusal(other, listServicesContract)).toMatchObject({ status: 404 });
  expect(await refusal(other, listJobsContract)).toMatchObject({ status: 404 });
  const params = { service: "database" } as const;
  expect(await refusal(other, checkServiceContract, { params })).toMatchObject({ status: 404 });
});

it("lists every service with its state", async () => {
  const admin = await asAdmin();
  const { items } = await send(admin, listServicesContract);
  expect(items.map(({ name }) => name)).toEqual(SERVICE_NAMES);
  const states = async () => {
    const { items } = await send(admin, listServicesContract);
    return Object.fromEntries(items.map(({ name, state }) => [name, state]));
  };
  // A machine under load may not answer within the time that a check has.
  await expect
    .poll(states, { timeout: 15_000 })
    .toMatchObject({ database: "ok", files: "ok", mail: "off", redis: "off", github: "off" });
  // No realtime node runs here.
  expect(items.find(({ name }) => name === "worker")).toMatchObject({
    state: "failed",
    problem: "No worker is connected",
  });
});

it("checks one service: a mail server that is away has failed", async () => {
  const admin = await asAdmin();
  Object.assign(env(), { SMTP_URL: "smtp://127.0.0.1:1" });
  const params = { service: "mail" } as const;
  expect(await send(admin, checkServiceContract, { params })).toMatchObject({
    state: "failed",
    isConfigured: true,
    problem: expect.stringContaining("ECONNREFUSED"),
  });
  Object.assign(env(), { SMTP_URL: undefined });
  expect(await refusal(admin, checkServiceContract, { params: { service: "other" } })).toMatchObject({
    status: 422,
  });
});

it("lists the processors with what is parked, and tries that again", async () => {
  const admin = await asAdmin();
  await db().outboxEvent.create({
    data: {
      ...{ event: "message.deleted", objectType: "message", objectId: randomUUID(), pending: ["references"] },
      ...{ payload: {}, attempts: 12, dueAt: null, errors: { references: "TypeError" } },
    },
  });
  const states = async () => (await send(admin, listProcessorsContract)).items;
  const references = (await states()).find(({ name }) => name === "references");
  expect(references).toMatchObject({ parked: 1, waiting: 0, lastError: "TypeError" });
  const params = { processor: "references" };
  expect(await send(admin, retryProcessorContract, { params })).toMatchObject({ parked: 0, waiting: 1 });
  const unknown = { processor: "unknown" };
  expect(await refusal(admin, retryProcessorContract, { params: unknown })).toMatchObject({ status: 404 });
  const other = await makeSignedIn();
  expect(await refusal(other, listProcessorsContract)).toMatchObject({ status: 404 });
  expect(await refusal(other, retryProcessorContract, { params })).toMatchObject({ status: 404 });
  await db().outboxEvent.deleteMany();
});

it("lists the queues: what waits, what failed, and when each last ran", async () => {
  const admin = await asAdmin();
  const before = await send(admin, listJobsContract);
  await db().$executeRaw`
    INSERT INTO pgboss.job (name, data, state, completed_on)
    VALUES ('inbox.wake', ${JSON.stringify({ itemId: randomUUID() })}::jsonb, 'failed', now()),
           ('inbox.wake', ${JSON.stringify({ itemId: randomUUID() })}::jsonb, 'created', NULL)`;
  noteRun("inbox.wake", false);
  noteRun("inbox.wake", true);
  await flushActivity();
  const { items } = await send(admin, listJobsContract);
  const wake = items.find(({ name }) => name === "inbox.wake");
  const earlier = before.items.find(({ name }) => name === "inbox.wake");
  expect(wake).toMatchObject({
    waiting: (earlier?.waiting ?? 0) + 1,
    failed: (earlier?.failed ?? 0) + 1,
    active: 0,
  });
  expect(wake?.totalDone).toBe((earlier?.totalDone ?? 0) + 1);
  expect(wake?.totalFailed).toBe((earlier?.totalFailed ?? 0) + 1);
  expect(wake?.lagSeconds).toBeGreaterThanOrEqual(0);
  expect(Date.parse(wake?.lastRunAt ?? "")).toBeGreaterThan(Date.now() - 60_000);
  expect(wake?.lastFailedAt).not.toBeNull();
});
