import type { Document } from "@hocuspocus/server";
import { pool } from "@/lib/db";
import { applyUpdates } from "@/lib/documents/apply";
import type { DocumentKind } from "@/lib/documents/kinds";
import { append } from "@/lib/documents/log";
import { loadDocument } from "@/lib/documents/read-log";
import { DOCUMENT_RULES } from "@/lib/documents/rules";
import { checkUpdate } from "@/lib/documents/updates/check";
import { repairDocument } from "@/lib/documents/updates/repair";
import { UpdateRefused } from "@/lib/documents/updates/rules";
import { log } from "@/lib/log";
import { countUpdates, startCount } from "./compaction";
import { mayWriteAs } from "./document-clients";
import { FROM_LOG } from "./document-origin";
import { countEdit } from "./document-texts";

type Target = { document: Document; documentId: string; kind: DocumentKind };

/** Brings a document up to what its log has. @returns how many rows that is */
export const readLogInto = (document: Document, documentId: string): Promise<number> =>
  loadDocument(documentId, (updates) => applyUpdates(document, updates, FROM_LOG));

/** Loads a document that nobody had open here. */
export async function loadInto(target: Target & { isChecked: boolean }): Promise<void> {
  startCount(target.documentId, await readLogInto(target.document, target.documentId));
  if (!target.isChecked) await repair(target);
}

/** Deletes for good what an older log holds that no editor could open. */
async function repair({ document, documentId, kind }: Target): Promise<void> {
  const update = repairDocument(document, DOCUMENT_RULES[kind], FROM_LOG);
  if (update) {
    log.warn({ documentId, bytes: update.length }, "repaired a document");
    await append(documentId, update, null);
    countUpdates(documentId, 1);
    countEdit(documentId);
  }
  await pool().query("UPDATE documents SET checked_at = now() WHERE id = $1", [documentId]);
}

/**
 * Checks an edit against its document. One that doesn't fit is looked at again with all that the log has: its author
 * may come from another node, of whose last edits this one hasn't heard yet.
 * @throws UpdateRefused
 */
export async function checkEdit(target: Target, update: Uint8Array, userId: string): Promise<void> {
  try {
    await checkOnce(target, update, userId);
  } catch (error) {
    if (!(error instanceof UpdateRefused && error.isBehind)) throw error;
    await readLogInto(target.document, target.documentId);
    await checkOnce(target, update, userId);
  }
}

async function checkOnce({ document, documentId, kind }: Target, update: Uint8Array, userId: string) {
  const writers = checkUpdate(update, DOCUMENT_RULES[kind], document);
  if (writers.length > 0 && !(await mayWriteAs(document, documentId, writers, userId)))
    throw new UpdateRefused("edits of another person", true);
}
