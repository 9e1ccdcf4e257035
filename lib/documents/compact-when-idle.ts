import { pool } from "@/lib/db";
import { compactDocument } from "./compact";

/** A compaction holds a connection for as long as it takes, so requests have one of them at a time in this process. */
let last: Promise<void> = Promise.resolve();
const waiting = new Map<string, Promise<void>>();

/** Compacts a document that has something to compact. Concurrent callers share a queued compaction. */
export async function compactWhenIdle(documentId: string): Promise<void> {
  const { rows } = await pool().query<{ hasRows: boolean }>({
    name: "document has log",
    text: `SELECT EXISTS (SELECT FROM document_updates WHERE document_id = $1) AS "hasRows"`,
    values: [documentId],
  });
  if (!rows[0]?.hasRows) return;
  let turn = waiting.get(documentId);
  if (!turn) {
    turn = last.then(() => {
      // What is appended from now on needs another turn.
      waiting.delete(documentId);
      return compactDocument(documentId);
    });
    waiting.set(documentId, turn);
    last = turn.catch(() => {});
  }
  await turn;
}
