import { beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { db, pool, poolSize, transaction, withConnection } from "@/lib/db";
import { appendToDocument } from "@/lib/documents/append";
import { compactDocument } from "@/lib/documents/compact";
import { releaseMarks } from "@/lib/documents/log";
import { recordEdits, recordLostEdits } from "@/lib/documents/record-edit";
import { storeText } from "@/lib/documents/store-text";
import { UpdateRefused } from "@/lib/documents/updates/rules";
import { deliveriesSettled } from "@/lib/events/delivery-queue";
import { countQueries } from "@/tests/setup/count-queries";
import { ada, ben, documentId, editors, makeDocument, texts, write, writeAndDie } from "./document-helpers";

beforeEach(async () => {
  await db().unrecordedEdit.deleteMany();
  await makeDocument();
});

const marks = () => db().unrecordedEdit.count({ where: { documentId } });
const MINUTES_AGO = new Date(Date.now() - 2 * 60_000);
async function recoverMinutesLater() {
  await db().unrecordedEdit.updateMany({ data: { createdAt: MINUTES_AGO } });
  await recordLostEdits();
  await deliveriesSettled();
}
const storedBody = async () => (await db().documentText.findUnique({ where: { documentId } }))?.body;

it("stores the text of an edit that a killed node didn't record, also when a compaction has folded it", async () => {
  await writeAndDie(ada, "findable");
  await recordLostEdits();
  await deliveriesSettled();
  // A node that lives records it within seconds.
  expect([await storedBody(), await marks()]).toEqual([undefined, 1]);
  await recoverMinutesLater();
  expect([await storedBody(), await marks()]).toEqual(["findable", 0]);
  await releaseMarks(documentId);
  await writeAndDie(ben, " again");
  await compactDocument(documentId);
  await recoverMinutesLater();
  expect([await storedBody(), await marks()]).toEqual(["findable again", 0]);
});

it("marks the first edit until an event is recorded, and the next one anew", async () => {
  await Promise.all([writeAndDie(ada, "a"), writeAndDie(ben, "b")]);
  await writeAndDie(ada, "c");
  expect(await marks()).toBe(1);
  const released = await releaseMarks(documentId);
  await writeAndDie(ben, "d");
  expect(await marks()).toBe(2);
  await recordEdits(documentId, released);
  await deliveriesSettled();
  expect([await storedBody(), await marks()]).toEqual(["abcd", 1]);
  await recordEdits(documentId, await releaseMarks(documentId));
  expect(await marks()).toBe(0);
});

it("releases marks once the edits that rely on them are committed", async () => {
  await writeAndDie(ada, "a");
  const { appended, released } = await withConnection(async (client) => {
    await client.query("BEGIN");
    await client.query("LOCK TABLE document_updates IN ACCESS EXCLUSIVE MODE");
    const appending = writeAndDie(ada, "b");
    let isReleased = false;
    const releasing = releaseMarks(documentId).then((ids) => {
      isReleased = true;
      return ids;
    });
    await expect.poll(waitingFor("document_updates")).toBe(1);
    expect(isReleased).toBe(false);
    await client.query("COMMIT");
    return { appended: appending, released: releasing };
  });
  await appended;
  expect(await released).toHaveLength(1);
});

it("looks at no document where no edit was lost", async () => {
  // Behind its log, as a text is for seconds; unmarked, so that reading it would show.
  await write(ada, "10:00", "x");
  expect(await countQueries(recordLostEdits)).toBe(
    await countQueries(() => transaction((tx) => tx.$executeRaw`SELECT 1`)),
  );
  await deliveriesSettled();
  expect(await storedBody()).toBeUndefined();
});

it("records nothing for a document that was deleted", async () => {
  await writeAndDie(ada, "x");
  await db().document.delete({ where: { id: documentId } });
  await recoverMinutesLater();
  expect(await db().outboxEvent.count({ where: { objectId: documentId } })).toBe(0);
  expect(await marks()).toBe(0);
});

/** How many statements on a table wait for a lock. */
const waitingFor = (table: string) => async () =>
  (
    await pool().query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
         AND query LIKE $1`,
      [`%${table}%`],
    )
  ).rowCount;

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
    await expect.poll(waitingFor("document_updates")).toBe(1);
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
