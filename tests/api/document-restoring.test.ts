import { beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { db, transaction } from "@/lib/db";
import { appendToDocument } from "@/lib/documents/append";
import { restoreVersion } from "@/lib/documents/versions/service";
import { makeActor } from "@/tests/factories";
import {
  actor,
  ada,
  ben,
  documentId,
  edit,
  editors,
  makeDocument,
  texts,
  versions,
  write,
} from "./document-helpers";

beforeEach(makeDocument);

it("keeps what was there before a restore, whatever the clock of the restoring process is", async () => {
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

it("is restored by an edit of the restoring person, and everything else keeps its author", async () => {
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
