import { inflateSync } from "node:zlib";
import { beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import type { Actor } from "@/lib/auth/actor";
import { db, pool, poolSize, transaction, withConnection } from "@/lib/db";
import { accessDocument } from "@/lib/documents/access";
import { appendToDocument } from "@/lib/documents/append";
import { compactDocument } from "@/lib/documents/compact";
import { findStaleTexts, storeText } from "@/lib/documents/store-text";
import { UpdateRefused } from "@/lib/documents/updates/rules";
import {
  getVersionContract,
  listVersionsContract,
  nameVersionContract,
  restoreVersionContract,
} from "@/lib/documents/versions/contract";
import { getVersion, listVersions, nameVersion, restoreVersion } from "@/lib/documents/versions/service";
import { findLastVersion } from "@/lib/documents/versions/store";
import { deliveriesSettled } from "@/lib/events/delivery-queue";
import { cleanUpRows } from "@/lib/jobs/clean-up";
import { addMember, makeActor, makeChannel, makeSession, makeUser, makeWorkspace } from "@/tests/factories";
import { send } from "@/tests/setup/request";

type Person = { id: string };
let [ada, ben]: [Person, Person] = [{ id: "" }, { id: "" }];
let actor: Actor;
let documentId: string;
let editors: Map<string, Y.Doc>;

beforeEach(async () => {
  const people = await Promise.all([makeUser(), makeUser()]);
  [ada, ben] = people;
  const workspace = await makeWorkspace(people[0]);
  await addMember(workspace, people[1], "MEMBER");
  ({ id: documentId } = await makeChannel(workspace, { type: "DOC", documentKind: "code" }));
  actor = await makeActor(people[0]);
  editors = new Map(people.map(({ id }) => [id, new Y.Doc()]));
});

/** Appends what a person does to the text as they see it, at a time of day long past. */
async function edit(person: Person, at: string, change: (text: Y.Text) => void) {
  const document = editors.get(person.id)!;
  const before = Y.encodeStateVector(document);
  document.transact(() => change(document.getText("text")));
  const data = Uint8Array.from(Y.encodeStateAsUpdate(document, before));
  const createdAt = new Date(`2026-03-01T${at}:00Z`);
  await db().documentUpdate.create({ data: { documentId, authorId: person.id, data, createdAt } });
  for (const other of editors.values()) Y.applyUpdate(other, data);
}
const write = (person: Person, at: string, words: string) =>
  edit(person, at, (text) => text.insert(text.length, words));

const list = (cursor?: string, limit = 50) => listVersions(actor, documentId, { cursor, limit });
/** From the first to the last. */
const versions = async () => (await list()).items.toReversed();
const texts = async () =>
  Promise.all((await versions()).map(async ({ id }) => (await getVersion(actor, documentId, id)).content));
/** What is stored, without showing it to anybody. */
const stored = async () => {
  await compactDocument(documentId);
  const found = await db().documentVersion.findMany({ where: { documentId }, orderBy: { untilAt: "asc" } });
  return found.map(({ content }) => JSON.parse(inflateSync(content).toString()));
};

it("cuts a version at each pause, with its people, before the log's rows are deleted", async () => {
  await write(ada, "10:00", "one ");
  await write(ben, "10:09", "two ");
  await write(ada, "10:20", "three ");
  await compactDocument(documentId);
  expect(await db().documentUpdate.count({ where: { documentId } })).toBe(0);
  expect(await texts()).toEqual([{ text: "one two " }, { text: "one two three " }]);
  const [first, second] = await versions();
  expect(first?.authors.map(({ person }) => person?.id)).toEqual([ada.id, ben.id]);
  expect(first?.fromAt).toBe("2026-03-01T10:00:00.000Z");
  expect(first?.untilAt).toBe("2026-03-01T10:09:00.000Z");
  expect(second?.authors).toEqual([
    { person: expect.objectContaining({ id: ada.id }), bytes: expect.any(Number) },
  ]);
});

it("goes on with the last version after a compaction, for an hour at most, and never with a named one", async () => {
  for (const minute of ["00", "09", "18"]) await write(ada, `11:${minute}`, "a");
  await compactDocument(documentId);
  for (const minute of ["27", "36"]) await write(ben, `11:${minute}`, "b");
  expect(await stored()).toEqual([{ text: "aaabb" }]);
  for (const time of ["11:45", "11:54", "12:03"]) await write(ada, time, "c");
  expect(await stored()).toEqual([{ text: "aaabbcc" }, { text: "aaabbccc" }]);
  expect((await versions())[0]?.authors.map(({ person }) => person?.id)).toEqual([ada.id, ben.id]);
  await nameVersion(actor, documentId, (await versions())[1]!.id, "Sent");
  await write(ada, "12:04", "d");
  expect(await texts()).toEqual([{ text: "aaabbcc" }, { text: "aaabbccc" }, { text: "aaabbcccd" }]);
});

it("leaves a version as it was shown, so that what somebody looked at is what they name or restore", async () => {
  await write(ada, "10:00", "good");
  const shown = (await list()).items[0]!;
  await write(ben, "10:01", " and bad");
  expect(await stored()).toEqual([{ text: "good" }, { text: "good and bad" }]);
  expect((await nameVersion(actor, documentId, shown.id, "Signed")).untilAt).toBe(shown.untilAt);
  const second = await db().documentVersion.findFirstOrThrow({ where: { documentId, name: null } });
  expect((await getVersion(actor, documentId, second.id)).content).toEqual({ text: "good and bad" });
  await write(ben, "10:02", " and worse");
  await restoreVersion(actor, documentId, second.id);
  expect((await texts()).slice(-2)).toEqual([{ text: "good and bad and worse" }, { text: "good and bad" }]);
});

it("keeps what was there before a restore, whatever the clock of the process that restores says", async () => {
  await write(ada, "10:00", "old");
  await write(ada, "11:00", " new");
  const [first, second] = await versions();
  const untilAt = new Date(Date.now() + 3_000);
  await db().documentVersion.update({ where: { id: second!.id }, data: { untilAt, isShown: false } });
  const restored = await restoreVersion(actor, documentId, first!.id);
  expect((await versions()).map(({ id }) => id)).toEqual([first!.id, second!.id, restored.id]);
  const { data } = await db().documentSnapshot.findUniqueOrThrow({ where: { documentId } });
  for (const editor of editors.values()) Y.applyUpdate(editor, data);
  await write(ben, "12:00", "er");
  expect(await texts()).toContainEqual({ text: "old new" });
});

it("keeps who each client is and what each deleted of others, so that authorship outlives the log", async () => {
  await write(ada, "10:00", "written by ada");
  await edit(ada, "10:01", (text) => text.delete(0, 3));
  await edit(ben, "10:02", (text) => text.delete(0, 5));
  await compactDocument(documentId);
  await edit(ben, "10:03", (text) => text.delete(0, 1));
  await compactDocument(documentId);
  const clients = await db().documentClient.findMany({ where: { documentId } });
  expect(clients.map(({ clientId, userId }) => [Number(clientId), userId])).toEqual([
    [editors.get(ada.id)?.clientID, ada.id],
  ]);
  const deletions = await db().documentDeletion.findMany({ where: { documentId } });
  expect(deletions.map(({ userId, count }) => [userId, count])).toEqual([[ben.id, 6]]);
});

it("has texts read that are behind their log, once, also when a compaction has folded it", async () => {
  const read = async () => {
    await findStaleTexts();
    await deliveriesSettled();
    const { blocks } = await db().documentText.findUniqueOrThrow({ where: { documentId } });
    return blocks;
  };
  await write(ada, "10:00", "findable");
  expect(await read()).toEqual([{ id: "root", text: "findable", links: [] }]);
  await write(ada, "10:01", " again");
  await compactDocument(documentId);
  expect(await read()).toEqual([{ id: "root", text: "findable again", links: [] }]);
  const before = await db().documentText.findUniqueOrThrow({ where: { documentId } });
  await findStaleTexts();
  expect(await db().outboxEvent.count({ where: { objectId: documentId } })).toBe(0);
  expect(before.untilId).toBeGreaterThan(0n);
});

it("records no event for a text that is behind where one waits already", async () => {
  await write(ada, "10:00", "x");
  await db().outboxEvent.create({
    data: { event: "document.edited", objectType: "document", objectId: documentId, attempts: 3 },
  });
  await findStaleTexts();
  await deliveriesSettled();
  expect(await db().documentText.count({ where: { documentId } })).toBe(0);
  expect((await db().outboxEvent.deleteMany({ where: { objectId: documentId } })).count).toBe(1);
});

it("stores a text on the transaction's own connection, where all others are taken", async () => {
  await write(ada, "10:00", "found");
  const held = await Promise.all(Array.from({ length: poolSize() - 1 }, () => pool().connect()));
  try {
    expect((await transaction((tx) => storeText(tx, documentId)))?.blocks).toMatchObject([{ text: "found" }]);
  } finally {
    for (const client of held) client.release();
  }
});

it("reads a document that is compacted meanwhile as a whole, where the server appends to it", async () => {
  await write(ada, "10:00", "one");
  const editor = editors.get(ada.id)!;
  const before = Y.encodeStateVector(editor);
  editor.getText("text").insert(3, " two");
  const update = Uint8Array.from(Y.encodeStateAsUpdate(editor, before));
  const appending = await withConnection(async (client) => {
    await client.query("BEGIN");
    await client.query("LOCK TABLE document_updates IN ACCESS EXCLUSIVE MODE");
    const done = transaction((tx) => appendToDocument(tx, documentId, update, ada.id));
    done.catch(() => {});
    const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
      AND query LIKE '%document_updates%'`;
    await expect.poll(async () => (await pool().query(waiting)).rowCount).toBe(1);
    await client.query(
      `INSERT INTO document_snapshots (document_id, data, until_id, updated_at)
       SELECT document_id, data, id, now() FROM document_updates WHERE document_id = $1`,
      [documentId],
    );
    await client.query("DELETE FROM document_updates WHERE document_id = $1", [documentId]);
    await client.query("COMMIT");
    return { done };
  });
  await appending.done;
  expect(await texts()).toEqual([{ text: "one two" }]);
});

it("thins old versions to one a day, the last, and keeps those with a name", async () => {
  for (const time of ["08:00", "09:00", "10:00", "11:00"]) await write(ada, time, "x");
  await nameVersion(actor, documentId, (await versions())[1]!.id, "Kept");
  await cleanUpRows();
  expect(await texts()).toEqual([{ text: "xx" }, { text: "xxxx" }]);
});

it("lists in pages, newest first, and refuses a cursor that isn't one", async () => {
  for (const time of ["08:00", "09:00", "10:00"]) await write(ada, time, "x");
  const first = await list(undefined, 2);
  expect(first.items.map(({ untilAt }) => untilAt.slice(11, 16))).toEqual(["10:00", "09:00"]);
  const rest = await list(first.nextCursor ?? "", 2);
  expect(rest.items.map(({ untilAt }) => untilAt.slice(11, 16))).toEqual(["08:00"]);
  expect(rest.nextCursor).toBeNull();
  await expect(list("none")).rejects.toMatchObject({ code: "invalid_input" });
});

it("is restored by an edit of whoever restores it, and everything else keeps its author", async () => {
  await write(ada, "10:00", "by ada; ");
  await write(ben, "11:00", "by ben; ");
  await edit(ben, "12:00", (text) => text.delete(0, 4));
  const [, second] = await versions();
  const restorer = await makeActor(await db().user.findUniqueOrThrow({ where: { id: ben.id } }));
  const restored = await restoreVersion(restorer, documentId, second!.id);
  expect(restored).toMatchObject({ restoredFromId: second!.id, authors: [{ person: { id: ben.id } }] });
  expect(await texts()).toEqual([
    { text: "by ada; " },
    { text: "by ada; by ben; " },
    { text: "da; by ben; " },
    { text: "by ada; by ben; " },
  ]);
  // Only what was missing is written anew.
  const clients = await db().documentClient.findMany({ where: { documentId } });
  const owner = new Map(clients.map(({ clientId, userId }) => [Number(clientId), userId]));
  const { data } = await db().documentSnapshot.findUniqueOrThrow({ where: { documentId } });
  const document = new Y.Doc();
  Y.applyUpdate(document, data);
  const written = [...document.store.clients].map(([client, structs]) => [
    owner.get(client),
    structs
      .flatMap((item) => (item instanceof Y.Item && !item.deleted ? item.content.getContent() : []))
      .join(""),
  ]);
  expect(written).toContainEqual([ada.id, "da; "]);
  expect(written).toContainEqual([ben.id, "by a"]);
  await expect(restoreVersion(restorer, documentId, restored.id)).rejects.toMatchObject({ code: "conflict" });
  // What is written after it begins a version of its own.
  for (const editor of editors.values()) Y.applyUpdate(editor, data);
  await write(ada, "13:00", "more");
  expect((await versions()).map(({ restoredFromId }) => restoredFromId !== null)).toEqual([
    ...[false, false, false, false],
    true,
  ]);
});

it("is restored while somebody writes, without losing what they write", async () => {
  await write(ada, "10:00", "one two");
  await write(ada, "11:00", " three");
  const [first] = await versions();
  const meanwhile = new Y.Doc();
  const row = await db().documentSnapshot.findUniqueOrThrow({ where: { documentId } });
  Y.applyUpdate(meanwhile, row.data);
  const before = Y.encodeStateVector(meanwhile);
  meanwhile.getText("text").insert(0, "zero ");
  await restoreVersion(actor, documentId, first!.id);
  const data = Uint8Array.from(Y.encodeStateAsUpdate(meanwhile, before));
  await transaction((tx) => appendToDocument(tx, documentId, data, ben.id));
  expect((await texts()).at(-1)).toEqual({ text: "zero one two" });
});

it("is named before a compaction goes on with it or after, never in between", async () => {
  await write(ada, "10:00", "sent");
  await compactDocument(documentId);
  const version = await db().documentVersion.findFirst({ where: { documentId } });
  await withConnection(async (client) => {
    await client.query("BEGIN");
    expect((await findLastVersion(client, documentId))?.id).toBe(version!.id);
    const naming = nameVersion(actor, documentId, version!.id, "Sent");
    const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
      AND query LIKE 'UPDATE document_versions%'`;
    await expect.poll(async () => (await pool().query(waiting)).rowCount).toBe(1);
    await client.query("COMMIT");
    expect((await naming).name).toBe("Sent");
  });
  await write(ada, "10:01", " later");
  expect(await texts()).toEqual([{ text: "sent" }, { text: "sent later" }]);
});

it("keeps none of the pool's connections for those who wait for a list", async () => {
  await write(ada, "10:00", "x");
  const { lists } = await withConnection(async (client) => {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`compact ${documentId}`]);
    const waiting = Array.from({ length: poolSize() * 2 }, () => list());
    for (let count = 0; count < poolSize(); count += 1) await accessDocument(actor, documentId);
    await client.query("COMMIT");
    return { lists: waiting };
  });
  for (const { items } of await Promise.all(lists)) expect(items).toHaveLength(1);
});

it("shows versions to those who see the document, and lets those who edit it name and restore them", async () => {
  await write(ada, "10:00", "x");
  const [version] = await versions();
  const outsider = await makeActor(await makeUser());
  const absent = { code: "not_found" };
  const query = { limit: 50 };
  await expect(listVersions(outsider, documentId, query)).rejects.toMatchObject(absent);
  await expect(getVersion(outsider, documentId, version!.id)).rejects.toMatchObject(absent);
  await expect(nameVersion(outsider, documentId, version!.id, "n")).rejects.toMatchObject(absent);
  await expect(restoreVersion(outsider, documentId, version!.id)).rejects.toMatchObject(absent);
  await expect(getVersion(actor, documentId, crypto.randomUUID())).rejects.toMatchObject(absent);
  // A version of one document isn't reached by way of another.
  const other = await makeChannel(await makeWorkspace({ id: ada.id }), { type: "DOC" });
  await expect(getVersion(actor, other.id, version!.id)).rejects.toMatchObject(absent);
  await expect(restoreVersion(actor, other.id, version!.id)).rejects.toMatchObject(absent);
  await db().channel.update({ where: { id: documentId }, data: { archivedAt: new Date() } });
  const forbidden = { code: "forbidden" };
  await expect(nameVersion(actor, documentId, version!.id, "n")).rejects.toMatchObject(forbidden);
  await expect(restoreVersion(actor, documentId, version!.id)).rejects.toMatchObject(forbidden);
  expect((await list()).items).toHaveLength(1);
});

it("answers over HTTP", async () => {
  await write(ada, "10:00", "x");
  const caller = await makeSession(ada.id);
  const { items } = await send(caller, listVersionsContract, { params: { documentId } });
  const params = { documentId, versionId: items[0]!.id };
  const named = await send(caller, nameVersionContract, { params, body: { name: "Sent" } });
  expect(named).toMatchObject({ id: params.versionId, name: "Sent" });
  const { content } = await send(caller, getVersionContract, { params });
  expect(content).toEqual({ text: "x" });
  await write(ada, "11:00", "y");
  const restored = await send(caller, restoreVersionContract, { params });
  expect(restored.restoredFromId).toBe(params.versionId);
});

it("checks what the server itself appends", async () => {
  const append = (change: (document: Y.Doc) => void) => {
    const document = new Y.Doc();
    change(document);
    const update = Uint8Array.from(Y.encodeStateAsUpdate(document));
    return transaction((tx) => appendToDocument(tx, documentId, update, ada.id));
  };
  await append((document) => document.getText("text").insert(0, "fine"));
  await expect(append((document) => document.getMap("other").set("a", 1))).rejects.toThrow(UpdateRefused);
  expect(await texts()).toEqual([{ text: "fine" }]);
});
