import { beforeEach, expect, it } from "vitest";
import { db, pool, poolSize, withConnection } from "@/lib/db";
import { accessDocument } from "@/lib/documents/access";
import { compactDocument } from "@/lib/documents/compact";
import {
  getVersionContract,
  listVersionsContract,
  nameVersionContract,
  restoreVersionContract,
  saveVersionContract,
} from "@/lib/documents/versions/contract";
import type { DocumentVersion } from "@/lib/documents/versions/schema";
import {
  getVersion,
  listVersions,
  nameVersion,
  restoreVersion,
  saveVersion,
} from "@/lib/documents/versions/service";
import { findLastVersion } from "@/lib/documents/versions/store";
import { cleanUpRows } from "@/lib/jobs/clean-up";
import { channelRoom } from "@/lib/realtime/rooms";
import { makeActor, makeChannel, makeSession, makeUser, makeWorkspace } from "@/tests/factories";
import { announcedBy } from "@/tests/setup/notifications";
import { send } from "@/tests/setup/request";
import {
  actor,
  ada,
  ben,
  documentId,
  edit,
  editors,
  list,
  makeDocument,
  stored,
  texts,
  versions,
  write,
  writeAndDie,
} from "./document-helpers";

beforeEach(makeDocument);

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

it("cuts one version for many listings while somebody types, and another a minute later", async () => {
  for (const word of ["one", " two", " three"]) {
    await writeAndDie(ada, word);
    await list();
  }
  expect(await texts()).toEqual([{ text: "one" }]);
  const untilAt = new Date(Date.now() - 61_000);
  await db().documentVersion.updateMany({ where: { documentId }, data: { fromAt: untilAt, untilAt } });
  expect(await texts()).toEqual([{ text: "one" }, { text: "one two three" }]);
});

it("is published to those who see the document once it is named or restored, and not where that fails", async () => {
  await write(ada, "10:00", "x");
  await write(ada, "11:00", "y");
  const [first] = await versions();
  const room = channelRoom(documentId);
  const published = (await announcedBy(() => nameVersion(actor, documentId, first!.id, "Sent"))).filter(
    (announced) => announced.event === "version.changed",
  );
  expect(published).toEqual([{ room, event: "version.changed", data: { ...first, name: "Sent" } }]);
  let restored: DocumentVersion | undefined;
  const announced = await announcedBy(async () => {
    restored = await restoreVersion(actor, documentId, first!.id);
  });
  expect(announced).toContainEqual({ room, event: "version.changed", data: restored });
  const refused = await announcedBy(() =>
    expect(nameVersion(actor, documentId, crypto.randomUUID(), "n")).rejects.toMatchObject({
      code: "not_found",
    }),
  );
  // The text of the edits before may be stored meanwhile.
  expect(refused.filter(({ event }) => event === "version.changed")).toEqual([]);
});

it("is saved with a name as the document is now, which ends it; not twice for the same text", async () => {
  await expect(saveVersion(actor, documentId, "Empty")).rejects.toMatchObject({ code: "conflict" });
  await write(ada, "10:00", "first");
  const saved = await saveVersion(actor, documentId, "Sent");
  expect(saved).toMatchObject({ name: "Sent", untilAt: "2026-03-01T10:00:00.000Z" });
  await expect(saveVersion(actor, documentId, "Again")).rejects.toThrow("Nothing has changed since “Sent”");
  await write(ben, "10:01", " second");
  expect(await texts()).toEqual([{ text: "first" }, { text: "first second" }]);
  await saveVersion(actor, documentId, "Signed");
  expect((await versions()).map(({ name }) => name)).toEqual(["Sent", "Signed"]);
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

it("is named before a compaction goes on with it or after, never in between", async () => {
  await write(ada, "10:00", "sent");
  await compactDocument(documentId);
  const version = await db().documentVersion.findFirst({ where: { documentId } });
  await withConnection(async (client) => {
    await client.query("BEGIN");
    expect((await findLastVersion(client, documentId))?.id).toBe(version!.id);
    const naming = nameVersion(actor, documentId, version!.id, "Sent");
    const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
      AND query LIKE '%UPDATE document_versions v SET name%'`;
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
  const archived = { code: "conflict", message: expect.stringContaining("archived") };
  await expect(nameVersion(actor, documentId, version!.id, "n")).rejects.toMatchObject(archived);
  await expect(restoreVersion(actor, documentId, version!.id)).rejects.toMatchObject(archived);
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
  expect(restored).toMatchObject({
    restoredFromId: params.versionId,
    restoredFromAt: "2026-03-01T10:00:00.000Z",
  });
  await write(ada, "12:00", "z");
  const saved = await send(caller, saveVersionContract, { params, body: { name: "Signed" } });
  expect(saved.name).toBe("Signed");
});
