import { beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import type { Actor } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import { appendToDocument } from "@/lib/documents/append";
import { compactDocument } from "@/lib/documents/compact";
import { findStaleTexts } from "@/lib/documents/store-text";
import { UpdateRefused } from "@/lib/documents/updates/rules";
import { listVersions, nameVersion, readVersion } from "@/lib/documents/versions/service";
import { deliveriesSettled } from "@/lib/events/delivery-queue";
import { cleanUpRows } from "@/lib/jobs/clean-up";
import { addMember, makeActor, makeChannel, makeUser, makeWorkspace } from "@/tests/factories";

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

const versions = async () => (await listVersions(actor, documentId)).toReversed();
const texts = async () =>
  Promise.all((await versions()).map(async ({ id }) => (await readVersion(actor, documentId, id)).content));

it("cuts a version at each pause, with its people, before the log's rows are deleted", async () => {
  await write(ada, "10:00", "one ");
  await write(ben, "10:09", "two ");
  await write(ada, "10:20", "three ");
  await compactDocument(documentId);
  expect(await db().documentUpdate.count({ where: { documentId } })).toBe(0);
  expect(await texts()).toEqual([{ text: "one two " }, { text: "one two three " }]);
  const [first, second] = await versions();
  expect(first?.authors.map(({ userId }) => userId)).toEqual([ada.id, ben.id]);
  expect(first?.fromAt.toISOString()).toBe("2026-03-01T10:00:00.000Z");
  expect(first?.untilAt.toISOString()).toBe("2026-03-01T10:09:00.000Z");
  expect(second?.authors).toEqual([{ userId: ada.id, bytes: expect.any(Number) }]);
});

it("goes on with the last version after a compaction, for an hour at most, and never with a named one", async () => {
  for (const minute of ["00", "09", "18"]) await write(ada, `11:${minute}`, "a");
  await compactDocument(documentId);
  for (const minute of ["27", "36"]) await write(ben, `11:${minute}`, "b");
  expect(await texts()).toEqual([{ text: "aaabb" }]);
  expect((await versions())[0]?.authors.map(({ userId }) => userId)).toEqual([ada.id, ben.id]);
  for (const time of ["11:45", "11:54", "12:03"]) await write(ada, time, "c");
  expect(await texts()).toEqual([{ text: "aaabbcc" }, { text: "aaabbccc" }]);
  await nameVersion(actor, documentId, (await versions())[1]!.id, "Sent");
  await write(ada, "12:04", "d");
  expect(await texts()).toEqual([{ text: "aaabbcc" }, { text: "aaabbccc" }, { text: "aaabbcccd" }]);
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

it("thins old versions to one a day, the last, and keeps those with a name", async () => {
  for (const time of ["08:00", "09:00", "10:00", "11:00"]) await write(ada, time, "x");
  await nameVersion(actor, documentId, (await versions())[1]!.id, "Kept");
  await cleanUpRows();
  expect(await texts()).toEqual([{ text: "xx" }, { text: "xxxx" }]);
});

it("shows versions to those who see the document, and lets those who edit it name them", async () => {
  await write(ada, "10:00", "x");
  const [version] = await versions();
  const outsider = await makeActor(await makeUser());
  await expect(listVersions(outsider, documentId)).rejects.toMatchObject({ code: "not_found" });
  await expect(readVersion(outsider, documentId, version!.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(readVersion(actor, documentId, crypto.randomUUID())).rejects.toMatchObject({
    code: "not_found",
  });
  await db().channel.update({ where: { id: documentId }, data: { archivedAt: new Date() } });
  await expect(nameVersion(actor, documentId, version!.id, "n")).rejects.toMatchObject({ code: "forbidden" });
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
