import type { QueryConfig } from "pg";
import { v7 as uuidv7 } from "uuid";
import { lane } from "@/lib/db";

/** What one INSERT takes at most; the rest goes in the next. */
const MAX_ROWS = 500;
/** While one INSERT waits for the disk, the next is on its way to it. More of them share fewer commits. */
const MAX_UNDER_WAY = 2;

type Entry = {
  documentId: string;
  update: Uint8Array;
  authorId: string | null;
  resolve: () => void;
  reject: (error: unknown) => void;
};

const waiting: Entry[] = [];
let running = 0;
let isStarting = false;
const pending = new Map<string, Promise<void>>();
/** By document, its committed rows of `unrecorded_edits`: while there is one, further edits need none. */
const marks = new Map<string, string[]>();

/**
 * Appends an update to a document's log; resolves once it is committed. Of all documents together two INSERTs are under
 * way at a time, and whatever comes meanwhile goes into the next: so many writers share a commit. Of two such updates
 * neither builds on the other, since nobody sees one before its commit.
 */
export function append(documentId: string, update: Uint8Array, authorId: string | null): Promise<void> {
  const committed = new Promise<void>((resolve, reject) => {
    waiting.push({ documentId, update, authorId, resolve, reject });
  });
  const all = Promise.allSettled([pending.get(documentId), committed]).then(() => {
    if (pending.get(documentId) === all) pending.delete(documentId);
  });
  pending.set(documentId, all);
  startPump();
  return committed;
}

/** Resolves when nothing of this document waits for its commit any more. */
export const settled = async (documentId: string): Promise<void> => pending.get(documentId);

/**
 * Ends the marking of a document's edits: the next one is marked anew. Resolves with the marks once all edits that they
 * stand for are committed, so that an event that is recorded then covers them.
 */
export async function releaseMarks(documentId: string): Promise<string[]> {
  const released = marks.get(documentId) ?? [];
  marks.delete(documentId);
  await settled(documentId);
  return released;
}

/** Resolves when no append at all is under way. */
export const drained = async (): Promise<void> => void (await Promise.all(pending.values()));

/**
 * After this turn of the event loop: what arrives within one goes into one INSERT, is committed at one moment, and so
 * goes out to everyone as one update. Alone, each would cost all who have the document open a message.
 */
function startPump(): void {
  if (isStarting || running >= MAX_UNDER_WAY) return;
  isStarting = true;
  setImmediate(() => {
    isStarting = false;
    running += 1;
    void write();
  });
}

async function write(): Promise<void> {
  while (waiting.length > 0) {
    const entries = waiting.splice(0, MAX_ROWS);
    try {
      await insert(entries);
      for (const { resolve } of entries) resolve();
    } catch (error) {
      for (const { reject } of entries) reject(error);
    }
  }
  // At once, not in a later microtask: who was just answered may append again, and must find no pump that is ending.
  running -= 1;
}

const bytesOf = ({ update }: Entry) => Buffer.from(update.buffer, update.byteOffset, update.byteLength);

type Mark = { id: string; documentId: string };

async function insert(entries: Entry[]): Promise<void> {
  const unmarked = new Set(entries.map(({ documentId }) => documentId).filter((id) => !marks.has(id)));
  const made = [...unmarked].map((documentId): Mark => ({ id: uuidv7(), documentId }));
  await lane().query(statementOf(entries, made));
  for (const { id, documentId } of made) marks.set(documentId, [...(marks.get(documentId) ?? []), id]);
}

const MARK = `WITH marked AS (INSERT INTO unrecorded_edits (id, document_id)
  SELECT * FROM unnest($4::uuid[], $5::uuid[]))`;

function statementOf(entries: readonly Entry[], made: readonly Mark[]): QueryConfig {
  const [first] = entries;
  const isMarking = made.length > 0;
  const marked = isMarking ? [made.map(({ id }) => id), made.map(({ documentId }) => documentId)] : [];
  // Mostly it is one, and that way takes a fifth less.
  if (first && entries.length === 1)
    return {
      name: isMarking ? "append to a document and mark it" : "append to a document",
      text: `${isMarking ? MARK : ""} INSERT INTO document_updates (document_id, author_id, data) VALUES ($1, $2, $3)`,
      values: [first.documentId, first.authorId, bytesOf(first), ...marked],
    };
  return {
    name: isMarking ? "append to documents and mark them" : "append to documents",
    text: `${isMarking ? MARK : ""} INSERT INTO document_updates (document_id, author_id, data)
           SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::bytea[])`,
    values: [
      entries.map((entry) => entry.documentId),
      entries.map((entry) => entry.authorId),
      entries.map(bytesOf),
      ...marked,
    ],
  };
}
