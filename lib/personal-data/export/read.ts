import * as Y from "yjs";
import { CHANNEL_IS_VISIBLE, joinPerson } from "@/lib/channels/visible-sql";
import { pool } from "@/lib/db";
import { applyUpdates } from "@/lib/documents/apply";
import type { DocumentKind } from "@/lib/documents/kinds";
import { loadDocument } from "@/lib/documents/read-log";
import { DOCUMENT_RULES } from "@/lib/documents/rules";

const BATCH = 500;

/** The rows of a part, as an array of JSON. */
export async function* jsonRows(select: string, userId: string): AsyncGenerator<string> {
  let after: string | null = null;
  let opening = "[\n";
  for (;;) {
    const { rows }: { rows: { key: string; row: string }[] } = await pool().query({
      text: `SELECT key::text, (to_jsonb(part) - 'key')::text AS row FROM (${select}) part
             WHERE $2::text IS NULL OR key::text COLLATE "C" > $2
             ORDER BY key::text COLLATE "C" LIMIT ${BATCH}`,
      values: [userId, after],
    });
    for (const { row } of rows) {
      yield opening + row;
      opening = ",\n";
    }
    after = rows.at(-1)?.key ?? null;
    if (rows.length < BATCH) break;
  }
  yield opening === "[\n" ? "[]\n" : "\n]\n";
}

type OwnFile = { id: string; name: string; storageKey: string };

/** What they uploaded; what was forwarded was somebody else's first. */
export async function findFiles(userId: string): Promise<OwnFile[]> {
  const { rows } = await pool().query<OwnFile>(
    `SELECT f.id, f.name, f.storage_key AS "storageKey" FROM files f LEFT JOIN messages msg ON msg.id = f.message_id
     WHERE f.owner_id = $1 AND f.status = 'READY' AND f.purpose NOT IN ('EXPORT', 'CHANNEL_EXPORT', 'IMPORT') AND msg.forwarded IS NULL ORDER BY f.id`,
    [userId],
  );
  return rows;
}

type WrittenDocument = { id: string; kind: DocumentKind; name: string };

/** The documents that a person has written in and still sees. */
export async function findDocuments(userId: string): Promise<WrittenDocument[]> {
  const { rows } = await pool().query<WrittenDocument>(
    `SELECT d.id, d.kind, coalesce(t.title, c.name) AS name FROM documents d JOIN channels c ON c.id = d.channel_id
     LEFT JOIN tasks t ON t.id = d.task_id ${joinPerson("$1")}
     WHERE ${CHANNEL_IS_VISIBLE} AND t.deleted_at IS NULL
       AND d.id IN (SELECT document_id FROM document_clients WHERE user_id = $1)
       AND (EXISTS (SELECT FROM document_updates l WHERE l.document_id = d.id AND l.author_id = $1)
         OR EXISTS (SELECT FROM document_versions v WHERE v.document_id = d.id
           AND v.authors @> jsonb_build_array(jsonb_build_object('userId', $1::text))))
     ORDER BY d.id`,
    [userId],
  );
  return rows;
}

/** All that a document shows. */
export async function documentJson({ id, kind, name }: WrittenDocument): Promise<string> {
  const document = new Y.Doc();
  await loadDocument(id, (updates) => applyUpdates(document, updates, null));
  const content = DOCUMENT_RULES[kind].content(document);
  document.destroy();
  return JSON.stringify({ id, name, kind, content }, null, 2);
}
