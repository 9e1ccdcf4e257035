import { expect, it } from "vitest";
import * as Y from "yjs";
import type { Actor } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import { editDocument } from "@/lib/documents/append";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { recordEdits } from "@/lib/documents/record-edit";
import { deliveriesSettled } from "@/lib/events/delivery-queue";
import { accessFile } from "@/lib/files/access";
import { cleanUpFiles } from "@/lib/files/clean-up";
import { listChannelFiles } from "@/lib/files/list";
import { fileSource } from "@/lib/files/object-source";
import { removeFilesOfMessage } from "@/lib/files/remove/service";
import { search } from "@/lib/search/service";
import { deleteTask, restoreTask } from "@/lib/tasks/deletion/service";
import { openDescription } from "@/lib/tasks/description/service";
import {
  addMember,
  makeActor,
  makeChannel,
  makeMessages,
  makeTask,
  makeUser,
  makeWorkspace,
} from "../factories";

/** Ada owns a workspace with Ben, and has a private document and one of all; her picture is uploaded for the first. */
async function makeDocuments() {
  const [ada, ben] = await Promise.all([makeUser(), makeUser()]);
  const workspace = await makeWorkspace(ada);
  await addMember(workspace, ben, "MEMBER");
  const hidden = await makeChannel(workspace, {
    type: "DOC",
    visibility: "PRIVATE",
    members: [{ user: ada, role: "MANAGER" }],
  });
  const open = await makeChannel(workspace, { type: "DOC" });
  const file = await db().file.create({
    data: {
      ...{ ownerId: ada.id, purpose: "ATTACHMENT", channelId: hidden.id, storageKey: crypto.randomUUID() },
      ...{ name: "cup.png", type: "image/png", size: 5 },
      createdAt: new Date(Date.now() - 3 * 86_400_000),
    },
  });
  const [adaHere, benHere] = await Promise.all([makeActor(ada), makeActor(ben)]);
  return { ada, ben, adaHere, benHere, workspace, hidden, open, file };
}

async function put(by: { id: string }, documentId: string, fileId: string) {
  const picture = (document: Y.Doc) => {
    const image = new Y.XmlElement("image");
    image.setAttribute("fileId", fileId);
    document.getXmlFragment(DOCUMENT_FIELD).insert(0, [image]);
  };
  await transaction((tx) => editDocument(tx, documentId, picture, by.id));
  await processed(documentId);
}
async function processed(documentId: string) {
  await recordEdits(documentId, []);
  await deliveriesSettled();
}

const sees = (actor: Actor, fileId: string) =>
  accessFile(actor, fileId).then(
    () => true,
    () => false,
  );

it("a copied picture is seen by all who read the copy, also when the first document is gone (case 14)", async () => {
  const { ada, adaHere, benHere, hidden, open, file } = await makeDocuments();
  await put(ada, hidden.id, file.id);
  expect([await sees(adaHere, file.id), await sees(benHere, file.id)]).toEqual([true, false]);
  await put(ada, open.id, file.id);
  expect(await sees(benHere, file.id)).toBe(true);
  // Taken out of the first, which is deleted then.
  const empty = (document: Y.Doc) => document.getXmlFragment(DOCUMENT_FIELD).delete(0, 1);
  await transaction((tx) => editDocument(tx, hidden.id, empty, ada.id));
  await processed(hidden.id);
  expect(await sees(benHere, file.id)).toBe(true);
  await db().channel.delete({ where: { id: hidden.id } });
  await cleanUpFiles();
  expect([await sees(adaHere, file.id), await sees(benHere, file.id)]).toEqual([true, true]);
  // A version may still show it.
  await transaction((tx) => editDocument(tx, open.id, empty, ada.id));
  await processed(open.id);
  await cleanUpFiles();
  expect(await sees(benHere, file.id)).toBe(true);
  await db().channel.delete({ where: { id: open.id } });
  await cleanUpFiles();
  expect(await db().file.findUnique({ where: { id: file.id } })).toBeNull();
});

it("the pasted id of a file that one may not read gives no right, to nobody (case 14)", async () => {
  const { ada, ben, benHere, hidden, open, file } = await makeDocuments();
  // One that waits for its message, then one that is in use.
  await put(ben, open.id, file.id);
  expect(await sees(benHere, file.id)).toBe(false);
  await put(ada, hidden.id, file.id);
  await put(ben, open.id, file.id);
  expect(await sees(benHere, file.id)).toBe(false);
  expect(await db().documentFile.count({ where: { documentId: open.id } })).toBe(0);
  // A picture of a person isn't a document's to give.
  const avatar = await db().file.create({
    data: { ...file, id: undefined, purpose: "AVATAR", storageKey: crypto.randomUUID() },
  });
  await put(ada, open.id, avatar.id);
  expect(await db().documentFile.count({ where: { documentId: open.id } })).toBe(0);
});

it("a message's file that a document shows stays with the document when the message is deleted", async () => {
  const { ada, benHere, workspace, open, file } = await makeDocuments();
  const chat = await makeChannel(workspace, {
    visibility: "PRIVATE",
    members: [{ user: ada, role: "MANAGER" }],
  });
  const [message] = await makeMessages(chat, ada, 1);
  await db().file.update({ where: { id: file.id }, data: { status: "READY", messageId: message!.id } });
  expect(await sees(benHere, file.id)).toBe(false);
  await put(ada, open.id, file.id);
  await transaction(async (tx) => {
    await tx.message.update({ where: { id: message!.id }, data: { deletedAt: new Date() } });
    await removeFilesOfMessage(tx, message!.id);
  });
  await cleanUpFiles();
  expect(await sees(benHere, file.id)).toBe(true);
});

it("a file of a description is read as long as its task isn't deleted", async () => {
  const { ada, adaHere, benHere, workspace, file } = await makeDocuments();
  const list = await makeChannel(workspace, { type: "TODO" });
  const { id } = await makeTask(list, { createdById: ada.id });
  await openDescription(adaHere, id);
  await put(ada, id, file.id);
  expect(await sees(benHere, file.id)).toBe(true);
  await deleteTask(adaHere, id);
  expect([await sees(adaHere, file.id), await sees(benHere, file.id)]).toEqual([false, false]);
  await restoreTask(adaHere, id);
  expect(await sees(benHere, file.id)).toBe(true);
});

it("files of documents and of notes are found and listed by who sees them, as long as they are shown", async () => {
  const { ada, adaHere, benHere, workspace, hidden, open, file } = await makeDocuments();
  const list = await makeChannel(workspace, { type: "TODO" });
  const task = await makeTask(list, { createdById: ada.id });
  await openDescription(adaHere, task.id);
  const found = async (actor: Actor) =>
    (
      await search(actor, {
        q: "cup",
        type: "file",
        scope: "all",
        widens: false,
        sort: "newest",
        limit: 10,
        timeZone: "UTC",
      })
    ).items.map(({ id, place }) => [id, place?.channelId, place?.anchor]);
  const listed = async (actor: Actor, channelId: string) =>
    (await listChannelFiles(actor, channelId, { limit: 10 })).items.map(({ id, anchor }) => [id, anchor]);
  await put(ada, hidden.id, file.id);
  expect(await found(adaHere)).toEqual([[file.id, hidden.id, null]]);
  expect(await found(benHere)).toEqual([]);
  expect(await listed(adaHere, hidden.id)).toEqual([[file.id, null]]);
  await put(ada, task.id, file.id);
  const ofTask = { type: "task", id: task.id };
  expect(await found(benHere)).toEqual([[file.id, list.id, ofTask]]);
  expect(await found(adaHere)).toHaveLength(1);
  expect(await listed(benHere, list.id)).toEqual([[file.id, ofTask]]);
  expect(await fileSource.resolve(benHere, [file.id])).toMatchObject([{ place: { anchor: ofTask } }]);
  await put(ada, open.id, file.id);
  expect(await found(benHere)).toHaveLength(1);
  for (const id of [task.id, open.id]) {
    const empty = (document: Y.Doc) => document.getXmlFragment(DOCUMENT_FIELD).delete(0, 1);
    await transaction((tx) => editDocument(tx, id, empty, ada.id));
    await processed(id);
  }
  expect([await found(benHere), await listed(benHere, list.id)]).toEqual([[], []]);
  expect(await found(adaHere)).toEqual([[file.id, hidden.id, null]]);
  // The notes of a deleted task don't stand before a later document.
  const late = await makeChannel(workspace, { type: "DOC" });
  await put(ada, task.id, file.id);
  await put(ada, late.id, file.id);
  await deleteTask(adaHere, task.id);
  expect(await found(benHere)).toEqual([[file.id, late.id, null]]);
});
