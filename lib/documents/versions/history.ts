import { deflateSync } from "node:zlib";
import * as Y from "yjs";
import { applyUpdates } from "../apply";
import type { LogRow } from "../read-log";

/** A pause this long ends a version, and so does writing without one for that long. */
const PAUSE_MS = 10 * 60_000;
const LONGEST_MS = 60 * 60_000;

/** How much each person wrote in a version; null is a job. */
export type VersionAuthor = { userId: string | null; bytes: number };

type Span = { id: string | null; fromAt: Date; untilAt: Date };
/** The newest version that a log goes on from. */
export type LastVersion = Span & { id: string; authors: VersionAuthor[] };
export type CutVersion = Span & { untilId: string; authors: VersionAuthor[]; content: Buffer };

type Known = {
  /** The newest version so far; the first rows may belong to it. */
  last: LastVersion | null;
  /** Whose the document's clients are known to be. */
  owners: Map<number, string | null>;
  /** Rows that have a version of their own already. */
  restores: ReadonlySet<string>;
  /** When people last looked, so that unread changes are compared with what they saw. */
  visits: readonly Date[];
};
type OpenVersion = Span & { untilId: string; bytes: Map<string | null, number> };

/**
 * Applies a log to a document row by row and keeps what the rows alone know, before they are deleted: versions, who
 * each client is, and how much each person deleted of what others wrote.
 * @param content what a version keeps of the document
 */
export function createHistory(
  document: Y.Doc,
  content: (document: Y.Doc) => unknown,
  { last, owners, restores, visits }: Known,
) {
  const versions: CutVersion[] = [];
  const claims = new Map<number, string | null>();
  const deletions = new Map<string, number>();
  let open: OpenVersion | null = last && {
    ...last,
    untilId: "",
    bytes: new Map(last.authors.map(({ userId, bytes }) => [userId, bytes])),
  };
  /** Rows that delete nothing, applied together: one by one takes several times as long. */
  let waiting: Uint8Array[] = [];

  function flush() {
    if (waiting.length > 0) applyUpdates(document, waiting, null);
    waiting = [];
  }

  function close() {
    flush();
    // Without rows of its own it is the version that is stored already.
    if (open?.untilId)
      versions.push({
        id: open.id,
        fromAt: open.fromAt,
        untilAt: open.untilAt,
        untilId: open.untilId,
        authors: [...open.bytes].map(([userId, bytes]) => ({ userId, bytes })),
        content: deflateSync(JSON.stringify(content(document))),
      });
    open = null;
  }

  function extend({ id, data, authorId, createdAt }: LogRow) {
    open ??= { id: null, fromAt: createdAt, untilAt: createdAt, untilId: id, bytes: new Map() };
    open.untilId = id;
    if (createdAt > open.untilAt) open.untilAt = createdAt;
    open.bytes.set(authorId, (open.bytes.get(authorId) ?? 0) + data.length);
  }

  function claim(clientId: number, authorId: string | null) {
    // Only a client's first row names its person: later ones may repeat what others wrote.
    if (owners.has(clientId) || Y.getState(document.store, clientId) > 0) return;
    owners.set(clientId, authorId);
    claims.set(clientId, authorId);
  }

  function applyDeletions(data: Uint8Array, authorId: string | null) {
    flush();
    const count = ({ deleteSet }: Y.Transaction) => {
      for (const [clientId, ranges] of deleteSet.clients) {
        const owner = owners.get(clientId);
        if (authorId === null || owner === authorId) continue;
        const length = ranges.reduce((sum, { len }) => sum + len, 0);
        deletions.set(authorId, (deletions.get(authorId) ?? 0) + length);
      }
    };
    document.on("afterTransaction", count);
    applyUpdates(document, [data], null);
    document.off("afterTransaction", count);
  }

  return {
    add({ id, data, authorId, createdAt }: LogRow) {
      const update = decode(data);
      const isRestore = restores.has(id);
      const isWriting = update === null || authorId !== null || hasContent(update);
      if (open && (isRestore || (isWriting && startsAnother(open, createdAt, visits)))) close();
      if (!isRestore && isWriting) extend({ id, data, authorId, createdAt });
      if (!update) return;
      for (const { id: struct } of update.structs) claim(struct.client, authorId);
      if (update.ds.clients.size > 0) applyDeletions(data, authorId);
      else waiting.push(data);
    },
    finish() {
      close();
      return { versions, claims, deletions };
    },
  };
}

/** Where somebody looked in between, once there is as much of it as a pause would have made: many visits cut no more than pauses. */
const startsAnother = ({ fromAt, untilAt }: Span, at: Date, visits: readonly Date[]) =>
  at.getTime() - untilAt.getTime() > PAUSE_MS ||
  at.getTime() - fromAt.getTime() > LONGEST_MS ||
  visits.some((visit) => visit >= untilAt && visit < at && visit.getTime() - fromAt.getTime() >= PAUSE_MS);

/** The server alone writes what has none: it sets and removes the marks of comments, which are nobody's writing. */
const hasContent = ({ structs }: Update) =>
  structs.some((struct) => struct instanceof Y.Item && !(struct.content instanceof Y.ContentFormat));

type Update = ReturnType<typeof Y.decodeUpdate>;

function decode(data: Uint8Array) {
  try {
    return Y.decodeUpdate(data);
  } catch {
    // A malformed row of an older log, which no document could apply.
    return null;
  }
}
