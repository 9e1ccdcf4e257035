import { setTimeout as wait } from "node:timers/promises";
import { pool } from "@/lib/db";
import { compactDocument } from "./compact";

/** A compaction holds a connection for as long as it takes, so requests have one of them at a time in this process. */
let last: Promise<void> = Promise.resolve();
/** Others go on after so long: on a connection that hangs a compaction may never end. */
const MAX_TURN_MS = 60_000;
const waiting = new Map<string, Promise<void>>();

/** Compacts a document that has something to compact. Concurrent callers share a queued compaction. */
export async function compactWhenIdle(documentId: string): Promise<void> {
  const { rows } = await pool().query<{ hasRows: boolean }>({
    name: "document has log",
    text: `SELECT EXISTS (SELECT FROM document_updates WHERE document_id = $1) AS "hasRows"`,
    values: [documentId],
  });
  if (!rows[0]?.hasRows) return;
  await (waiting.get(documentId) ?? takeTurn(documentId));
}

function takeTurn(documentId: string): Promise<void> {
  const turn = last.then(() => {
    // What is appended from now on needs another turn.
    waiting.delete(documentId);
    return compactDocument(documentId);
  });
  waiting.set(documentId, turn);
  last = last.then(() => endOf(turn));
  return turn;
}

async function endOf(turn: Promise<void>): Promise<void> {
  const timer = new AbortController();
  const tooLong = wait(MAX_TURN_MS, undefined, { ref: false, signal: timer.signal });
  await Promise.race([turn, tooLong]).catch(() => {});
  timer.abort();
  await tooLong.catch(() => {});
}
