import type { Transaction } from "@/lib/db";
import { FILE_PURPOSES } from "@/lib/files/purposes";
import type { ShownFile } from "../updates/rules";
import { publishFilesChange } from "./publish-change";

/** Maximum files of a document that are kept for it. */
const MAX_FILES = 2_000;

/**
 * Those that somebody put into the document who may read them. Whoever pastes the id of any other file gives nobody a
 * right to it, themselves included.
 */
const KEEP = `/* name: keep files of document */ WITH given AS (
    SELECT DISTINCT g.file_id, c.user_id FROM unnest($2::uuid[], $3::bigint[]) AS g(file_id, client_id)
    JOIN document_clients c ON c.document_id = $1::uuid AND c.client_id = g.client_id
    WHERE c.user_id IS NOT NULL
      AND NOT EXISTS (SELECT FROM document_files k WHERE k.document_id = $1::uuid AND k.file_id = g.file_id)
  ), kept AS (
    INSERT INTO document_files (document_id, file_id)
    SELECT DISTINCT $1::uuid, f.id FROM given JOIN files f ON f.id = given.file_id
    WHERE f.purpose = 'ATTACHMENT' AND f.multipart_id IS NULL
      AND (f.owner_id = given.user_id OR (f.status = 'READY' AND (
        ${FILE_PURPOSES.ATTACHMENT.visible.replaceAll("$1::uuid", "given.user_id")})))
    ON CONFLICT DO NOTHING
    RETURNING file_id
  ), marked AS (
    UPDATE document_files k SET is_shown = NOT k.is_shown
    WHERE k.document_id = $1::uuid AND k.is_shown <> (k.file_id = ANY($2::uuid[]))
    RETURNING k.file_id
  ), stored AS (
    UPDATE files SET status = 'READY' FROM kept WHERE files.id = kept.file_id AND files.status = 'PENDING'
  )
  SELECT d.channel_id AS "channelId" FROM documents d
  WHERE d.id = $1::uuid AND EXISTS (SELECT FROM kept UNION ALL SELECT FROM marked)`;

/**
 * Keeps the files that a document shows, and lets its readers read them. What it doesn't show any more is kept as well,
 * since its versions do, but neither found nor listed.
 */
export async function keepFiles(
  tx: Transaction,
  documentId: string,
  files: readonly ShownFile[],
): Promise<void> {
  const distinct = new Map(files.map((file) => [`${file.fileId} ${file.client}`, file]));
  const shown = [...distinct.values()].slice(0, MAX_FILES);
  const ids = shown.map(({ fileId }) => fileId);
  const clients = shown.map(({ client }) => client);
  const [changed] = await tx.$queryRawUnsafe<{ channelId: string }[]>(KEEP, documentId, ids, clients);
  if (changed) await publishFilesChange(tx, changed.channelId);
}
