import * as Y from "yjs";
import type { Transaction } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import { publishControl } from "@/lib/realtime/publish";
import { applyUpdates } from "./apply";
import { isDocumentKind } from "./kinds";
import { DOCUMENT_RULES } from "./rules";
import { recordEdit } from "./store-text";
import { checkUpdate } from "./updates/check";

/**
 * Edits a document from any process, if and only if `tx` commits: nodes that have it open show the edit then.
 * The caller has checked that the author may.
 * @param update a Yjs update (v1) made against the document's current state, by a client of its own
 * @param authorId null when a job writes
 * @throws UpdateRefused where the document's kind doesn't allow it
 */
export async function appendToDocument(
  tx: Transaction,
  documentId: string,
  update: Uint8Array<ArrayBuffer>,
  authorId: string | null,
): Promise<void> {
  const document = await tx.document.findUnique({ where: { id: documentId }, include: { snapshot: true } });
  if (!document || !isDocumentKind(document.kind)) throw notFound("document");
  const rows = await tx.documentUpdate.findMany({ where: { documentId }, orderBy: { id: "asc" } });
  const current = new Y.Doc();
  applyUpdates(
    current,
    [document.snapshot, ...rows].flatMap((row) => (row ? [row.data] : [])),
    null,
  );
  const writers = checkUpdate(update, DOCUMENT_RULES[document.kind], current);
  current.destroy();
  await tx.documentClient.createMany({
    data: writers.map((clientId) => ({ documentId, clientId, userId: authorId })),
    skipDuplicates: true,
  });
  const { id } = await tx.documentUpdate.create({
    data: { documentId, authorId, data: update },
    select: { id: true },
  });
  await recordEdit(tx, document);
  await publishControl(tx, { kind: "document", documentId, updateIds: [String(id)] });
}
