import { type Transaction, transaction } from "@/lib/db";
import { recordAll } from "@/lib/events/record";

/** Maximum rows per run of the job. */
const MAX_LOST = 200;

type Edited = { id: string; channelId: string };

/** Records that a document was edited; its processors read the whole of it. */
export const recordEdit = (tx: Transaction, document: Edited) => recordEditsOf(tx, [document]);

/** The same of several documents: one statement. */
export const recordEditsOf = (tx: Transaction, documents: readonly Edited[]) =>
  recordAll(
    tx,
    documents.map(({ id, channelId }) => ({
      event: "document.edited",
      object: { type: "document", id },
      ...{ workspaceId: null, channelId, actorId: null, payload: {} },
    })),
  );

/**
 * Records one event for edits that were appended to a document's log.
 * @param markIds the rows of `unrecorded_edits` that the event replaces
 */
export async function recordEdits(documentId: string, markIds: readonly string[]): Promise<void> {
  await transaction(async (tx) => {
    await tx.unrecordedEdit.deleteMany({ where: { id: { in: [...markIds] } } });
    await recordEditsIn(tx, [documentId]);
  });
}

const LOST = `/* name: take lost edits */
  DELETE FROM unrecorded_edits WHERE id IN (
    SELECT id FROM unrecorded_edits WHERE created_at < now() - interval '1 minute'
    ORDER BY created_at LIMIT ${MAX_LOST} FOR UPDATE SKIP LOCKED)
  RETURNING document_id AS "documentId"`;

/** The job "documents.findStaleTexts": records edits that a killed process appended and didn't record. */
export async function recordLostEdits(): Promise<void> {
  await transaction(async (tx) => {
    const lost = await tx.$queryRawUnsafe<{ documentId: string }[]>(LOST);
    if (lost.length > 0)
      await recordEditsIn(
        tx,
        lost.map(({ documentId }) => documentId),
      );
  });
}

/** A document that was deleted meanwhile has no event. */
async function recordEditsIn(tx: Transaction, documentIds: string[]): Promise<void> {
  const where = { id: { in: documentIds } };
  await recordEditsOf(tx, await tx.document.findMany({ where, select: { id: true, channelId: true } }));
}
