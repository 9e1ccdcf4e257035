import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { db } from "@/lib/db";
import { deliveriesSettled } from "@/lib/events/delivery-queue";
import { accessFile } from "@/lib/files/access";
import { cleanUpFiles } from "@/lib/files/clean-up";
import { updateFileContract } from "@/lib/files/contract";
import { makeThumbnail } from "@/lib/files/thumbnail/service";
import { searchContract } from "@/lib/search/contract";
import { listTaskActivityContract } from "@/lib/tasks/activity/contract";
import { archiveTask } from "@/lib/tasks/archive/service";
import {
  attachFilesContract,
  listAttachmentsContract,
  removeAttachmentContract,
  restoreAttachmentContract,
  setCoverContract,
} from "@/lib/tasks/attachments/contract";
import { deleteTaskContract } from "@/lib/tasks/contract";
import { MAX_ATTACHMENTS } from "@/lib/tasks/limits";
import { transferTaskContract } from "@/lib/tasks/transfer/contract";
import { makeActor, makeChannel, makeSignedIn, type SignedIn } from "@/tests/factories";
import { ada, ben, workspace } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";
import { makePhoto, uploaded } from "./files-helpers";
import { add, complete, get, list, listAll, listId, makeList } from "./tasks-helpers";

beforeEach(makeList);

/** An upload that waits for what it is for. */
async function upload(name: string, given: object = {}, owner: { id: string } = ada): Promise<string> {
  const file = { name, type: "image/png", size: 5, width: 4, height: 3, storageKey: randomUUID(), ...given };
  const place = { purpose: "ATTACHMENT", ownerId: owner.id, channelId: listId } as const;
  return (await db().file.create({ data: { ...file, ...place } })).id;
}
const one = (taskId: string, fileId = "") => ({ params: { taskId, fileId } });
const attach = (taskId: string, fileIds: string[], who: SignedIn = ada) =>
  send(who, attachFilesContract, { params: { taskId }, body: { fileIds } });
const names = async (taskId: string, who: SignedIn = ada) =>
  (await send(who, listAttachmentsContract, { params: { taskId } })).items.map(({ name }) => name);
const sees = (who: { id: string }, fileId: string) =>
  accessFile({ userId: who.id }, fileId).then(
    () => true,
    () => false,
  );
const cover = (taskId: string, fileId: string | null, who: SignedIn = ada) =>
  send(who, setCoverContract, { params: { taskId }, body: { fileId } });

it("shows what is attached to everybody who reads the channel, and lets those who edit change it", async () => {
  const { id } = await add("Paint");
  const [first, second] = [await upload("wall.png"), await upload("bill.pdf", { type: "application/pdf" })];
  expect(await sees(ben, first)).toBe(false);
  expect(await attach(id, [first, second])).toMatchObject({ attachmentCount: 2, cover: null });
  // An answer that was lost: sent again.
  expect(await attach(id, [first])).toMatchObject({ attachmentCount: 2 });
  expect(await names(id, ben)).toEqual(["bill.pdf", "wall.png"]);
  expect(await sees(ben, first)).toBe(true);
  expect(await cover(id, first, ben)).toMatchObject({ cover: { fileId: first, hasThumbnail: false } });
  expect((await listAll())[0]).toMatchObject({ cover: { fileId: first } });
  expect(
    await refusal(ada, setCoverContract, { params: { taskId: id }, body: { fileId: second } }),
  ).toMatchObject({
    code: "invalid_input",
  });

  await db().channel.update({ where: { id: listId }, data: { defaultRole: "VIEWER" } });
  expect(await names(id, ben)).toHaveLength(2);
  for (const refused of [
    refusal(ben, attachFilesContract, { params: { taskId: id }, body: { fileIds: [first] } }),
    refusal(ben, removeAttachmentContract, one(id, first)),
    refusal(ben, setCoverContract, { params: { taskId: id }, body: { fileId: null } }),
  ])
    expect(await refused).toMatchObject({ code: "forbidden" });
  const outsider = await makeSignedIn();
  expect(await sees(outsider, first)).toBe(false);
  expect(await refusal(outsider, listAttachmentsContract, { params: { taskId: id } })).toMatchObject({
    code: "not_found",
  });
});

it("attaches only own uploads that nothing has yet, as many as there is room for", async () => {
  const [{ id }, other] = [await add("Paint"), await add("Other")];
  const taken = await upload("taken.png");
  await attach(other.id, [taken]);
  const refused = (fileIds: string[]) =>
    refusal(ada, attachFilesContract, { params: { taskId: id }, body: { fileIds } });
  const elsewhere = await upload("elsewhere.png");
  const { id: channelId } = await makeChannel(workspace, { name: "elsewhere" });
  await db().file.update({ where: { id: elsewhere }, data: { channelId } });
  for (const fileId of [taken, elsewhere, await upload("bens.png", {}, ben), randomUUID()])
    expect(await refused([fileId])).toMatchObject({ code: "invalid_input" });
  const left = await upload("left.png");
  expect(await refused([left, taken])).toMatchObject({ code: "invalid_input" });
  expect(await db().file.findUnique({ where: { id: left } })).toMatchObject({ status: "PENDING" });
  const many = Array.from({ length: MAX_ATTACHMENTS }, () => randomUUID());
  await db().file.createMany({
    data: many.map((fileId) => ({
      ...{ id: fileId, name: "x", type: "text/plain", size: 1, storageKey: fileId },
      ...{ purpose: "ATTACHMENT" as const, status: "READY" as const },
    })),
  });
  await db().taskAttachment.createMany({ data: many.map((fileId) => ({ taskId: id, fileId })) });
  expect(await refused([left])).toMatchObject({ code: "conflict" });
  await send(ada, removeAttachmentContract, one(id, many[0]));
  await attach(id, [left]);
  expect(await refusal(ada, restoreAttachmentContract, one(id, many[0]))).toMatchObject({ code: "conflict" });
});

it("removes an attachment and restores it with what it was; a day later it is gone", async () => {
  const { id } = await add("Paint");
  const [first, second] = [await upload("one.png"), await upload("two.png")];
  await attach(id, [first, second]);
  await cover(id, first);
  expect(await send(ada, removeAttachmentContract, one(id, first))).toMatchObject({
    ...{ attachmentCount: 1, cover: null },
  });
  expect([await names(id), await sees(ada, first)]).toEqual([["two.png"], false]);
  expect(await refusal(ada, removeAttachmentContract, one(id, first))).toMatchObject({ code: "not_found" });
  const old = new Date(Date.now() - 3 * 86_400_000);
  await db().file.updateMany({ data: { createdAt: old } });
  await cleanUpFiles();
  expect(await send(ben, restoreAttachmentContract, one(id, first))).toMatchObject({
    ...{ attachmentCount: 2, cover: { fileId: first } },
  });
  const { items } = await send(ada, listTaskActivityContract, { params: { taskId: id } });
  expect(items.map(({ act }) => act)).toEqual([
    { kind: "attachments", added: ["one.png"], removed: [] },
    { kind: "attachments", added: [], removed: ["one.png"] },
    { kind: "attachments", added: ["one.png", "two.png"], removed: [] },
  ]);
  await send(ada, removeAttachmentContract, one(id, first));
  await db().taskAttachment.updateMany({ where: { fileId: first }, data: { removedAt: old } });
  await cleanUpFiles();
  expect(await db().file.findMany({ where: { id: { in: [first, second] } } })).toMatchObject([
    { id: second },
  ]);
  expect(await refusal(ada, restoreAttachmentContract, one(id, first))).toMatchObject({ code: "not_found" });
});

it("travels with its task to another list, not into the copy of one that repeats, and leaves with its task", async () => {
  const secret = await makeChannel(workspace, {
    ...{ name: "secret", type: "TODO", visibility: "PRIVATE" },
    members: [{ user: ada, role: "MANAGER" }],
  });
  const { id } = await add("Water", {
    ...{ due: { on: "2127-01-01" }, repeat: { rule: "FREQ=DAILY" } },
  });
  const fileId = await upload("plants.png");
  await attach(id, [fileId]);
  await cover(id, fileId);
  const { next } = await complete(id);
  expect(next).toMatchObject({ attachmentCount: 0, cover: null });
  await send(ada, transferTaskContract, { params: { taskId: id }, body: { channelId: secret.id } });
  expect([await names(id), await sees(ada, fileId), await sees(ben, fileId)]).toEqual([
    ["plants.png"],
    true,
    false,
  ]);
  await send(ada, deleteTaskContract, { params: { taskId: id } });
  expect(await sees(ada, fileId)).toBe(false);
});

it("is found by its name, with its task as the place", async () => {
  const { id } = await add("Paint");
  const fileId = await upload("xylophone.png");
  const found = async (q: string, who: SignedIn = ben) =>
    (await send(who, searchContract, { query: { q } })).items.map(({ id, place }) => [id, place?.anchor]);
  expect(await found("xylophone")).toEqual([]);
  await attach(id, [fileId]);
  for (const q of ["xylophone", "xylophone type:file", `xylophone from:${ada.name}`])
    expect(await found(q)).toEqual([[fileId, { type: "task", id }]]);
  expect(await found("xylophone from:ben")).toEqual([]);
  expect(await found("xylophone", await makeSignedIn())).toEqual([]);
  await send(ada, removeAttachmentContract, one(id, fileId));
  expect(await found("xylophone")).toEqual([]);
});

it("publishes the task when a picture gets its thumbnail or another description, while it isn't archived", async () => {
  const { id } = await add("Paint");
  const photo = await uploaded(ada, listId, "wall.jpg", await makePhoto());
  await attach(id, [photo.id]);
  const before = await cover(id, photo.id);
  await makeThumbnail(photo.id);
  await deliveriesSettled();
  const drawn = await get(id);
  expect(drawn.cover).toEqual({ fileId: photo.id, alt: "", hasThumbnail: true });
  expect(drawn.revision).toBeGreaterThan(before.revision);
  const describe = { params: { fileId: photo.id }, body: { alt: "A teal wall" } };
  await send(ada, updateFileContract, describe);
  await deliveriesSettled();
  expect((await get(id)).cover).toMatchObject({ alt: "A teal wall" });
  await archiveTask(await makeActor(ada), id);
  expect(
    await refusal(ada, attachFilesContract, { params: { taskId: id }, body: { fileIds: [photo.id] } }),
  ).toMatchObject({ code: "conflict" });
  await db().channel.update({ where: { id: list.id }, data: { archivedAt: new Date() } });
  expect(await refusal(ada, updateFileContract, describe)).toMatchObject({ code: "conflict" });
});
