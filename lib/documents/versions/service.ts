import "../events";
import { deflateSync, inflateSync } from "node:zlib";
import type { Actor } from "@/lib/auth/actor";
import { pool, type Transaction, transaction } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { cursorId, toPage } from "@/lib/http/pagination";
import { publish } from "@/lib/realtime/publish";
import { channelRoom } from "@/lib/realtime/rooms";
import { type AccessedDocument, accessDocument, accessEditable } from "../access";
import { editDocument } from "../append";
import { compactionLock } from "../compact";
import { compactWhenIdle } from "../compact-when-idle";
import { DOCUMENT_RULES } from "../rules";
import { DocumentTooLarge, UpdateRefused } from "../updates/rules";
import type { DocumentVersion, DocumentVersionContent } from "./schema";

/** Columns of a version v; authors have their current names. */
const VERSION = `v.id, v.document_id AS "documentId", v.from_at AS "fromAt", v.until_at AS "untilAt", v.name,
  v.restored_from_id AS "restoredFromId",
  (SELECT r.until_at FROM document_versions r WHERE r.id = v.restored_from_id) AS "restoredFromAt", v.is_shown AS "isShown",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('bytes', (a.author ->> 'bytes')::int, 'person',
      CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name, 'image', u.image) END)
      ORDER BY a.position), '[]')
    FROM jsonb_array_elements(v.authors) WITH ORDINALITY AS a(author, position)
    LEFT JOIN users u ON u.id = (a.author ->> 'userId')::uuid) AS authors`;

type Times = { fromAt: Date; untilAt: Date; restoredFromAt: Date | null };
type Row = Omit<DocumentVersion, keyof Times> & Times & { isShown: boolean };

const toVersion = <R extends Row>({ isShown, ...row }: R) => ({
  ...row,
  fromAt: row.fromAt.toISOString(),
  untilAt: row.untilAt.toISOString(),
  restoredFromAt: row.restoredFromAt?.toISOString() ?? null,
});

/**
 * Whether a version that somebody was shown ends within the last minute. Listing again then cuts no other: a version can't
 * change once it was shown, so each listing while others type would add one.
 */
const IS_JUST_CUT = `SELECT EXISTS (SELECT FROM document_versions WHERE document_id = $1 AND is_shown
  AND restored_from_id IS NULL AND until_at > now() - interval '1 minute') AS "isJustCut"`;

async function isJustCut(documentId: string): Promise<boolean> {
  const query = { name: "version just cut", text: IS_JUST_CUT, values: [documentId] };
  const { rows } = await pool().query<{ isJustCut: boolean }>(query);
  return rows[0]?.isJustCut ?? false;
}

/**
 * The versions of a document, newest first. What its log has since the last compaction is cut first, at most once a
 * minute.
 */
export async function listVersions(
  actor: Pick<Actor, "userId">,
  documentId: string,
  query: { cursor?: string; limit: number },
): Promise<{ items: DocumentVersion[]; nextCursor: string | null }> {
  await accessDocument(actor, documentId);
  const after = cursorId(query.cursor);
  if (after === null && !(await isJustCut(documentId))) await compactWhenIdle(documentId);
  const { rows } = await pool().query<Row>({
    name: "list versions",
    text: `SELECT ${VERSION} FROM document_versions v
           WHERE v.document_id = $1 AND ($2::uuid IS NULL OR (v.until_at, v.until_id) < (
             SELECT until_at, until_id FROM document_versions WHERE id = $2 AND document_id = $1))
           ORDER BY v.until_at DESC, v.until_id DESC LIMIT $3`,
    values: [documentId, after, query.limit + 1],
  });
  const { items, nextCursor } = toPage(rows, query.limit, ({ id }) => id);
  // A compaction extends only the newest.
  const [newest] = items;
  if (after === null && newest && !newest.isShown) items[0] = await show(newest.id);
  return { items: items.map(toVersion), nextCursor };
}

/** Marks a version as shown: from now on it stays as it is returned here. */
async function show(versionId: string): Promise<Row & { content: Buffer }> {
  const { rows } = await pool().query<Row & { content: Buffer }>({
    name: "show version",
    text: `UPDATE document_versions v SET is_shown = true WHERE v.id = $1 RETURNING ${VERSION}, v.content`,
    values: [versionId],
  });
  if (!rows[0]) throw notFound("version");
  return rows[0];
}

/** A version with all that the document showed then, as JSON of its kind. */
export async function getVersion(
  actor: Pick<Actor, "userId">,
  documentId: string,
  versionId: string,
): Promise<DocumentVersionContent> {
  await accessDocument(actor, documentId);
  return findVersion(documentId, versionId);
}

async function findVersion(documentId: string, versionId: string): Promise<DocumentVersionContent> {
  const { rows } = await pool().query<Row & { content: Buffer }>({
    name: "read version",
    text: `SELECT ${VERSION}, v.content FROM document_versions v WHERE v.id = $1 AND v.document_id = $2`,
    values: [versionId, documentId],
  });
  const [found] = rows;
  if (!found) throw notFound("version");
  const row = found.isShown ? found : await show(found.id);
  return { ...toVersion(row), content: JSON.parse(inflateSync(row.content).toString()) };
}

/** Names a version, which keeps it for good; null takes the name away. */
export async function nameVersion(
  actor: Pick<Actor, "userId">,
  documentId: string,
  versionId: string,
  name: string | null,
): Promise<DocumentVersion> {
  const document = await accessEditable(actor, documentId);
  return transaction(async (tx) => {
    const rows = await tx.$queryRawUnsafe<Row[]>(
      `/* name: name version */ UPDATE document_versions v SET name = $3
       WHERE v.id = $1::uuid AND v.document_id = $2::uuid RETURNING ${VERSION}`,
      versionId,
      documentId,
      name,
    );
    return publishVersion(tx, document, rows[0]);
  });
}

/** Names the version that ends with what the document is now; the same name again changes nothing. */
export async function saveVersion(
  actor: Pick<Actor, "userId">,
  documentId: string,
  name: string,
): Promise<DocumentVersion> {
  const document = await accessEditable(actor, documentId);
  await compactWhenIdle(documentId);
  return transaction(async (tx) => {
    const [newest] = await tx.$queryRawUnsafe<{ id: string; name: string | null }[]>(
      `/* name: newest version */ SELECT id, name FROM document_versions WHERE document_id = $1::uuid
       ORDER BY until_at DESC, until_id DESC LIMIT 1 FOR UPDATE`,
      documentId,
    );
    if (!newest) throw new AppError("conflict", "Nobody has written in this document yet.");
    if (newest.name !== null && newest.name !== name)
      throw new AppError("conflict", `Nothing has changed since “${newest.name}” was saved.`);
    const rows = await tx.$queryRawUnsafe<Row[]>(
      `/* name: save version */ UPDATE document_versions v SET name = $2, is_shown = true
       WHERE v.id = $1::uuid RETURNING ${VERSION}`,
      newest.id,
      name,
    );
    return publishVersion(tx, document, rows[0]);
  });
}

async function publishVersion(
  tx: Transaction,
  { channelId }: AccessedDocument,
  row: Row | undefined,
): Promise<DocumentVersion> {
  if (!row) throw notFound("version");
  const version = toVersion(row);
  await publish(tx, channelRoom(channelId), "version.changed", version);
  return version;
}

/**
 * Makes a document what it was in a version, by an edit of the actor's that open editors show like any other. What the
 * two have in common keeps its authors. It is undone by restoring the version before it.
 */
export async function restoreVersion(
  actor: Pick<Actor, "userId">,
  documentId: string,
  versionId: string,
): Promise<DocumentVersion> {
  const accessed = await accessEditable(actor, documentId);
  const rules = DOCUMENT_RULES[accessed.kind];
  const { content } = await findVersion(documentId, versionId);
  // So that what the document is now is a version, too.
  await compactWhenIdle(documentId);
  return transaction(async (tx) => {
    // A compaction that reads the row of the log before its version is there would cut another for it.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${compactionLock(documentId)}, 0))`;
    const write = (document: Parameters<typeof rules.write>[0]) => rules.write(document, content);
    const edit = await editDocument(tx, documentId, write, actor.userId).catch(explain);
    if (!edit) throw new AppError("conflict", "The document is as it was in this version already.");
    const at = await timeOfRestore(tx, documentId, edit.createdAt);
    const { id } = await tx.documentVersion.create({
      data: {
        ...{ documentId, untilId: edit.rowId, fromAt: at, untilAt: at, restoredFromId: versionId },
        authors: [{ userId: actor.userId, bytes: edit.bytes }],
        isShown: true,
        content: Uint8Array.from(deflateSync(JSON.stringify(rules.content(edit.document)))),
      },
      select: { id: true },
    });
    edit.document.destroy();
    const [row] = await tx.$queryRawUnsafe<Row[]>(
      `/* name: restored version */ SELECT ${VERSION} FROM document_versions v WHERE v.id = $1::uuid`,
      id,
    );
    return publishVersion(tx, accessed, row);
  });
}

/** Versions are ordered by time: one that restores another is never before those that were there, whatever the clocks say. */
async function timeOfRestore(tx: Transaction, documentId: string, createdAt: Date): Promise<Date> {
  const where = { documentId, untilAt: { gt: createdAt } };
  const later = await tx.documentVersion.findFirst({ where, orderBy: { untilAt: "desc" } });
  return later?.untilAt ?? createdAt;
}

function explain(error: unknown): never {
  if (!(error instanceof UpdateRefused)) throw error;
  if (error instanceof DocumentTooLarge)
    throw new AppError("conflict", "The document would be too large. Delete some of it first.");
  throw new AppError(
    "conflict",
    "This version holds what documents can’t hold any more. Copy its text instead.",
  );
}
