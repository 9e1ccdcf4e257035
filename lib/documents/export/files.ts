import type { Actor } from "@/lib/auth/actor";
import { pool } from "@/lib/db";
import { FILE_PURPOSES } from "@/lib/files/purposes";
import { FILE_ID } from "../rich-text/media";
import type { RichTextNode } from "../rich-text/node";

export type ShownFile = { id: string; name: string; type: string; size: number; storageKey: string };

const NODES = new Set(["image", "file"]);

/** The ids of the files that a rich text shows, in order, each once. */
export function fileIdsIn(node: RichTextNode, found = new Set<string>()): Set<string> {
  const fileId = node.attrs?.fileId;
  if (NODES.has(node.type) && typeof fileId === "string" && FILE_ID.test(fileId)) found.add(fileId);
  for (const child of node.content ?? []) fileIdsIn(child, found);
  return found;
}

/** Those of the files that a reader may read, by id: a document can name any. */
export async function readableFiles(
  { userId }: Pick<Actor, "userId">,
  ids: Iterable<string>,
): Promise<Map<string, ShownFile>> {
  const { rows } = await pool().query<Omit<ShownFile, "size"> & { size: string }>({
    name: "files of an export",
    text: `SELECT f.id, f.name, f.type, f.size, f.storage_key AS "storageKey" FROM files f
           WHERE f.id = ANY($2::uuid[]) AND f.purpose = 'ATTACHMENT' AND f.multipart_id IS NULL
             AND (f.status = 'PENDING' AND f.owner_id = $1::uuid
               OR f.status = 'READY' AND (${FILE_PURPOSES.ATTACHMENT.visible}))`,
    values: [userId, [...ids]],
  });
  return new Map(rows.map((row) => [row.id, { ...row, size: Number(row.size) }]));
}
