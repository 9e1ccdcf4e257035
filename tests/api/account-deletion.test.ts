import { beforeEach, expect, it, onTestFinished } from "vitest";
import { signInContract } from "@/lib/accounts/contract";
import { hashPassword } from "@/lib/auth/password-hash";
import { db, pool } from "@/lib/db";
import { env } from "@/lib/env";
import { listMessagesContract } from "@/lib/messages/contract";
import { getPersonContract } from "@/lib/people/contract";
import {
  deleteAccountContract,
  getDeletionPlanContract,
  startExportContract,
} from "@/lib/personal-data/contract";
import { deleteLateRows } from "@/lib/personal-data/deletion/late-rows";
import { PERSON_COLUMNS } from "@/lib/personal-data/deletion/tables";
import { searchContract } from "@/lib/search/contract";
import { listMembersContract, updateMemberContract } from "@/lib/workspaces/contract";
import {
  addMember,
  makeMember,
  makeMessage,
  makeSignedIn,
  makeWorkspace,
  type SignedIn,
} from "@/tests/factories";
import { ada, ben, channel, channelId, makePair, workspace, workspaceId } from "@/tests/pair";
import { announcedBy } from "@/tests/setup/notifications";
import { refusal, send } from "@/tests/setup/request";
import { mailsTo } from "./accounts-helpers";

beforeEach(makePair);

/** As people without a password confirm it. */
const erase = (person: SignedIn) =>
  send(person, deleteAccountContract, { body: { confirmation: person.name } });
const refused = (person: SignedIn, confirmation = person.name) =>
  refusal(person, deleteAccountContract, { body: { confirmation } });

/** A call of Ben's in the ledger. */
const spend = (userName: string) =>
  db().aiCall.create({
    data: {
      ...{ purpose: "chat", userId: ben.id, userName, workspaceId, workspaceName: "W", modelName: "m" },
      ...{ providerName: "P", reservedMicros: 9n, costMicros: 7n, expiresAt: new Date() },
    },
  });

it("says of every column that refers to a person what becomes of its rows", async () => {
  const { rows } = await pool().query<{ reference: string }>(
    `SELECT c.conrelid::regclass || '.' || a.attname AS reference FROM pg_constraint c
     JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
     WHERE c.contype = 'f' AND c.confrelid = 'users'::regclass
     UNION SELECT table_name || '.' || column_name FROM information_schema.columns
     JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND udt_name IN ('uuid', '_uuid')
       AND column_name ~ '((user|author|actor|owner|subject)_ids?|_by_id)$'`,
  );
  expect(rows.map(({ reference }) => reference).sort()).toEqual(Object.keys(PERSON_COLUMNS).sort());
});

it("keeps what they wrote under another name, and nothing of the person", async () => {
  const name = "Benedetta Quill";
  await db().user.update({ where: { id: ben.id }, data: { name, bio: "Weaver", image: "/api/files/x" } });
  const person = { ...ben, name };
  await makeMessage(channel, ben, "Said in public");
  await db().draft.create({ data: { userId: ben.id, streamId: channelId, channelId, body: "Unsaid" } });
  await db().personSettings.create({ data: { userId: ben.id, statusText: "At lunch" } });
  await spend(name);
  const run = await send(ben, startExportContract);
  expect(await send(ada, searchContract, { query: { q: "Benedetta" } })).toMatchObject({
    items: [{ type: "person" }],
  });
  const announced = await announcedBy(() => erase(person));
  const events = announced.map(({ event }) => event);
  expect(events).toContain("member.changed");
  expect(announced.find(({ event }) => event === "person.updated")).toMatchObject({
    data: { id: ben.id, name: "Deleted account", image: null },
  });
  expect(announced.some(({ control }) => (control as { kind?: string })?.kind === "session")).toBe(true);

  expect(await refusal(ben, getDeletionPlanContract)).toMatchObject({ status: 401 });
  const { items } = await send(ada, listMessagesContract, { params: { channelId } });
  expect(items).toMatchObject([{ body: "Said in public", author: { id: ben.id, name: "Deleted account" } }]);
  const members = await send(ada, listMembersContract, { params: { workspaceId } });
  expect(members.items.map(({ id }) => id)).toEqual([ada.id]);
  for (const q of ["Benedetta", "Deleted account"])
    expect(
      (await send(ada, searchContract, { query: { q } })).items.filter(({ type }) => type === "person"),
    ).toEqual([]);
  expect(await refusal(ada, getPersonContract, { params: { userId: ben.id } })).toMatchObject({
    status: 404,
  });

  for (const [reference, fate] of Object.entries(PERSON_COLUMNS)) {
    const [table, column] = reference.split(".");
    if (fate === "keep") continue;
    const { rows } = await pool().query(`SELECT 1 FROM ${table} WHERE ${column} = $1`, [ben.id]);
    expect(rows, reference).toEqual([]);
  }
  expect(await db().jobRun.count({ where: { id: run.id } })).toBe(0);
  const { rows } = await pool().query("SELECT to_jsonb(u)::text AS row FROM users u WHERE id = $1", [ben.id]);
  for (const word of [name, ben.email, "Weaver", "/api/files"]) expect(rows[0].row).not.toContain(word);
  const subjects = (await mailsTo(ben.email)).map(({ subject }) => subject);
  expect(subjects).toEqual(["Your Guildhall data is being exported", "Your Guildhall account was deleted"]);
  const ledger = () =>
    db().aiCall.findMany({ where: { userId: ben.id }, select: { userName: true, costMicros: true } });
  expect(await ledger()).toEqual([{ userName: "Deleted account", costMicros: 7n }]);
  // Of a call that began before.
  await spend(name);
  await deleteLateRows();
  expect((await ledger()).map(({ userName }) => userName)).toEqual(["Deleted account", "Deleted account"]);
  // The address is free.
  expect((await makeSignedIn({ email: ben.email })).email).toBe(ben.email);
});

it("can’t be kept from happening by who takes an address", async () => {
  await makeSignedIn({ email: `${ben.id}@deleted.invalid` });
  await erase(ben);
  expect(await db().user.findUnique({ where: { id: ben.id } })).toMatchObject({ name: "Deleted account" });
});

it("isn’t taken back by a request that began before it", async () => {
  await erase(ben);
  const userId = ben.id;
  const late = [
    () => db().user.update({ where: { id: userId }, data: { name: "Benedetta Quill" } }),
    () =>
      db().session.create({ data: { userId, sessionToken: "late", expires: new Date(Date.now() + 60_000) } }),
    () =>
      db().account.create({ data: { userId, type: "oauth", provider: "github", providerAccountId: "1" } }),
    () => db().membership.create({ data: { userId, workspaceId, role: "OWNER" } }),
  ];
  for (const write of late) await expect(write()).rejects.toThrow();
  expect(await db().user.findUnique({ where: { id: userId } })).toMatchObject({ name: "Deleted account" });
  expect(await db().session.count({ where: { userId } })).toBe(0);
});

it("doesn’t stand in the way of restoring data, which finds no table by its bare name", async () => {
  const client = await pool().connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT set_config('search_path', '', true)");
    const values = [ada.id, crypto.randomUUID()];
    await client.query(
      `INSERT INTO public.accounts (id, user_id, type, provider, provider_account_id)
       VALUES ($2::uuid, $1, 'oauth', 'github', $2::text)`,
      values,
    );
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
});

it("asks for the password, or for the name of who has none", async () => {
  expect(await refused(ben, "Somebody")).toMatchObject({ status: 422, message: "That isn't your name." });
  const passwordHash = await hashPassword("correct horse battery");
  const eve = await makeSignedIn({ passwordHash });
  expect((await send(eve, getDeletionPlanContract)).confirmedBy).toBe("password");
  expect(await refused(eve, eve.name)).toMatchObject({ status: 422, message: "That isn't your password." });
  await send(eve, deleteAccountContract, { body: { confirmation: "correct horse battery" } });
  const body = { email: eve.email, password: "correct horse battery" };
  expect(await refusal(null, signInContract, { body })).toMatchObject({ status: 401 });
});

it("isn't for the only owner of a workspace with others, which it names", async () => {
  expect(await send(ada, getDeletionPlanContract)).toMatchObject({ heldWorkspaces: [{ id: workspaceId }] });
  const refusedAs = { status: 409, message: expect.stringContaining(workspace.name) };
  expect(await refused(ada)).toMatchObject(refusedAs);
  const params = { workspaceId, userId: ben.id };
  await send(ada, updateMemberContract, { params, body: { role: "OWNER" } });
  expect((await send(ada, getDeletionPlanContract)).heldWorkspaces).toEqual([]);
  await erase(ada);
  // Of two owners who go at the same moment one is refused, since a member stays.
  await makeMember(workspace);
  const chiara = await makeMember(workspace, {}, "OWNER");
  const outcomes = await Promise.allSettled([erase(ben), erase(chiara)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

it("deletes a workspace with nobody else in it, and leaves the others", async () => {
  const alone = await makeWorkspace(ben, { name: "Attic" });
  const shared = await makeWorkspace(ada);
  await addMember(shared, ben, "MEMBER");
  expect(await send(ben, getDeletionPlanContract)).toMatchObject({ deletedWorkspaces: [{ name: "Attic" }] });
  await erase(ben);
  expect(await db().workspace.count({ where: { id: alone.id } })).toBe(0);
  expect(await db().workspace.count({ where: { id: shared.id } })).toBe(1);
});

it("isn’t for whom GUILDHALL_ADMINS names, where anybody could register their address after it", async () => {
  onTestFinished(() => void Object.assign(env(), { GUILDHALL_ADMINS: [], SMTP_URL: undefined }));
  await db().user.update({ where: { id: ada.id }, data: { instanceRole: "ADMIN" } });
  Object.assign(env(), { GUILDHALL_ADMINS: [ben.email] });
  expect((await send(ben, getDeletionPlanContract)).isNamedAdmin).toBe(true);
  expect(await refused(ben)).toMatchObject({
    status: 409,
    message: expect.stringContaining("GUILDHALL_ADMINS"),
  });
  // Where mail is on, an address makes nobody an admin before it is verified.
  Object.assign(env(), { SMTP_URL: "smtp://localhost" });
  expect((await send(ben, getDeletionPlanContract)).isNamedAdmin).toBe(false);
});

it("isn't for the last admin of an instance with other people", async () => {
  await db().user.updateMany({ data: { instanceRole: "MEMBER" } });
  await db().user.update({ where: { id: ben.id }, data: { instanceRole: "ADMIN" } });
  expect((await send(ben, getDeletionPlanContract)).isLastAdmin).toBe(true);
  expect(await refused(ben)).toMatchObject({ status: 409, message: expect.stringContaining("last admin") });
  const eve = await makeSignedIn();
  await db().user.update({ where: { id: eve.id }, data: { instanceRole: "ADMIN" } });
  await erase(ben);
  expect(await db().user.findUnique({ where: { id: ben.id } })).toMatchObject({ instanceRole: "MEMBER" });
  expect(await refused(eve)).toMatchObject({ status: 409 });
});
