import { transaction } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import { log } from "@/lib/log";

/** A log of more rows than this is folded into the snapshot. It takes 10 ms to load that many. */
const MAX_ROWS = 2_000;

const rows = new Map<string, number>();

/** Says how long the log of a document was when it was loaded. */
export function startCount(documentId: string, loaded: number): void {
  rows.delete(documentId);
  countUpdates(documentId, loaded);
}

/** Folds what was written while the document was open here: versions and search then have all of it. */
export function endCount(documentId: string): void {
  const count = rows.get(documentId) ?? 0;
  rows.delete(documentId);
  if (count > 0) enqueueCompaction(documentId);
}

/** Counts what a document's log has grown by, and has it compacted when it has become long. */
export function countUpdates(documentId: string, added: number): void {
  const count = (rows.get(documentId) ?? 0) + added;
  if (count <= MAX_ROWS) return void rows.set(documentId, count);
  rows.delete(documentId);
  enqueueCompaction(documentId);
}

function enqueueCompaction(documentId: string): void {
  transaction((tx) => enqueue(tx, "document.compact", { documentId }, { singletonKey: documentId })).catch(
    (error: { code?: string }) =>
      log.warn({ documentId, code: error.code }, "compaction could not be enqueued"),
  );
}
