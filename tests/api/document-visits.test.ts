import { beforeEach, expect, it } from "vitest";
import { getChannelContract } from "@/lib/channels/contract";
import { db } from "@/lib/db";
import { compactDocument } from "@/lib/documents/compact";
import { recordEdits } from "@/lib/documents/record-edit";
import { getVersion } from "@/lib/documents/versions/service";
import { getUnreadChangesContract, markSeenContract } from "@/lib/documents/visits/contract";
import { getUnreadChanges, markSeen } from "@/lib/documents/visits/service";
import { deliveriesSettled } from "@/lib/events/delivery-queue";
import { channelRoom, userRoom } from "@/lib/realtime/rooms";
import { makeActor, makeSession, makeUser } from "@/tests/factories";
import { announcedBy } from "@/tests/setup/notifications";
import { send } from "@/tests/setup/request";
import { actor, ada, ben, documentId, makeDocument, stored, write } from "./document-helpers";

beforeEach(makeDocument);

const lookAt = (time: string) =>
  db().documentVisit.upsert({
    where: { documentId_userId: { documentId, userId: ada.id } },
    create: { documentId, userId: ada.id, seenAt: new Date(`2026-03-01T${time}:00Z`) },
    update: { seenAt: new Date(`2026-03-01T${time}:00Z`) },
  });
const unread = async () => {
  const { people, versionId } = await getUnreadChanges(actor, documentId);
  const base = versionId && (await getVersion(actor, documentId, versionId)).content;
  return { people: people.map(({ id }) => id), base };
};

it("is nothing where somebody never looked, or nobody else wrote since", async () => {
  await write(ben, "10:00", "one");
  expect(await getUnreadChanges(actor, documentId)).toEqual({ since: null, people: [], versionId: null });
  await lookAt("10:01");
  expect(await unread()).toEqual({ people: [], base: null });
  await write(ada, "10:02", " mine");
  expect(await unread()).toMatchObject({ people: [] });
});

it("says who wrote since, before and after the log is compacted, compared with what was seen", async () => {
  await write(ben, "10:00", "one");
  await write(ada, "10:08", " two");
  await lookAt("10:13");
  await write(ben, "10:17", " three");
  expect((await unread()).people).toEqual([ben.id]);
  await compactDocument(documentId);
  expect(await unread()).toEqual({ people: [ben.id], base: { text: "one two" } });
  await lookAt("10:18");
  expect((await unread()).people).toEqual([]);
});

it("cuts a version at a visit once there are ten minutes of writing, also where some of it was compacted before", async () => {
  for (const minute of ["00", "06", "11"]) await write(ben, `11:${minute}`, "a");
  await compactDocument(documentId);
  await lookAt("11:12");
  await write(ben, "11:14", "b");
  expect(await stored()).toEqual([{ text: "aaa" }, { text: "aaab" }]);
  await lookAt("11:16");
  await write(ben, "11:18", "c");
  // Two minutes make no version of their own; the one nearest before the visit is taken.
  expect(await stored()).toEqual([{ text: "aaa" }, { text: "aaabc" }]);
  expect(await unread()).toEqual({ people: [ben.id], base: { text: "aaa" } });
});

it("is there for who sees the document alone, and ends with their account's rows", async () => {
  await write(ben, "10:00", "one");
  const outsider = await makeActor(await makeUser());
  const absent = { code: "not_found" };
  await expect(getUnreadChanges(outsider, documentId)).rejects.toMatchObject(absent);
  await expect(markSeen(outsider, documentId)).rejects.toMatchObject(absent);
  expect(await db().documentVisit.count({ where: { documentId } })).toBe(0);
  await db().channel.update({ where: { id: documentId }, data: { archivedAt: new Date() } });
  const caller = await makeSession(ada.id);
  await send(caller, markSeenContract, { params: { documentId } });
  const answer = await send(caller, getUnreadChangesContract, { params: { documentId } });
  expect(answer.people).toEqual([]);
  expect(Date.now() - Date.parse(answer.since ?? "")).toBeLessThan(60_000);
});

it("is shown in the tree once others have written, as soon as that is processed, until it was seen", async () => {
  const inTree = async (who: typeof ada) =>
    (await send(await makeSession(who.id), getChannelContract, { params: { channelId: documentId } }))
      .hasUnreadChanges;
  await write(ben, "10:00", "one");
  await recordEdits(documentId, []);
  await deliveriesSettled();
  expect([await inTree(ada), await inTree(ben)]).toEqual([null, null]);
  for (const [who, at] of [
    [ada, "10:01"],
    [ben, "10:01"],
  ] as const)
    await db().documentVisit.create({
      data: { documentId, userId: who.id, seenAt: new Date(`2026-03-01T${at}:00Z`) },
    });
  expect(await inTree(ada)).toBe(false);
  await write(ben, "10:02", " two");
  const room = channelRoom(documentId);
  const announced = await announcedBy(async () => {
    await recordEdits(documentId, []);
    await deliveriesSettled();
  });
  expect(announced).toContainEqual({
    room: [room],
    except: [userRoom(ben.id)],
    event: "document.changed",
    data: { channelId: documentId },
  });
  expect([await inTree(ada), await inTree(ben)]).toEqual([true, false]);
  // Also where the log was compacted before.
  await db().documentVisit.updateMany({
    where: { documentId, userId: ada.id },
    data: { seenAt: new Date("2026-03-01T10:03:00Z") },
  });
  expect(await inTree(ada)).toBe(false);
  await write(ben, "10:04", " three");
  await compactDocument(documentId);
  await recordEdits(documentId, []);
  await deliveriesSettled();
  expect(await inTree(ada)).toBe(true);
  // Their own edit isn't one of who wrote the version with them.
  await db().documentVisit.updateMany({
    where: { documentId, userId: ada.id },
    data: { seenAt: new Date("2026-03-01T10:05:00Z") },
  });
  await write(ada, "10:06", " mine");
  await compactDocument(documentId);
  await recordEdits(documentId, []);
  await deliveriesSettled();
  expect(await inTree(ada)).toBe(false);
  await write(ben, "10:07", " four");
  await recordEdits(documentId, []);
  await deliveriesSettled();
  expect(await inTree(ada)).toBe(true);
  await markSeen(actor, documentId);
  expect(await inTree(ada)).toBe(false);
});
