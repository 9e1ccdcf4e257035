import { type Transaction, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { cleanUpIncoming } from "@/lib/storage/incoming";
import { storage } from "@/lib/storage/storage";
import { removeFiles } from "./remove/service";

const BATCH = 500;

/**
 * Uploads of a day ago that nobody used, and files whose message, person or place has gone. What is in use is asked
 * of those who use it, so that a purpose forgotten here keeps its files.
 */
const ORPHANS = `SELECT id FROM files f WHERE created_at < now() - interval '1 day' AND (
    status = 'PENDING'
    OR purpose = 'ATTACHMENT' AND message_id IS NULL
    OR purpose = 'LINK_PREVIEW' AND NOT EXISTS (SELECT FROM link_previews l WHERE l.image_file_id = f.id)
    OR purpose = 'EMOJI' AND NOT EXISTS (SELECT FROM custom_emoji e WHERE e.file_id = f.id)
    OR purpose = 'STICKER' AND NOT EXISTS (SELECT FROM stickers s WHERE s.file_id = f.id)
    OR purpose = 'AVATAR' AND NOT EXISTS (SELECT FROM users WHERE image = '/api/files/' || f.id)
    OR purpose = 'WORKSPACE_ICON' AND NOT EXISTS (SELECT FROM workspaces WHERE image = '/api/files/' || f.id)
    OR purpose = 'CHANNEL_IMAGE' AND NOT EXISTS (SELECT FROM channels WHERE image = '/api/files/' || f.id))
  ORDER BY id LIMIT ${BATCH}`;

/** Deletes orphans, and what killed processes left half-way. */
export async function cleanUpFiles(): Promise<void> {
  while ((await transaction(removeOrphans)) === BATCH);
  await cleanUpIncoming(env().FILES_DIR);
}

async function removeOrphans(tx: Transaction): Promise<number> {
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(ORPHANS);
  const where = { id: { in: rows.map(({ id }) => id) } };
  const unfinished = await tx.file.findMany({
    where: { ...where, multipartId: { not: null } },
    select: { storageKey: true, multipartId: true },
  });
  // The store keeps, and bills, the parts of an upload until it is told.
  for (const { storageKey, multipartId } of unfinished)
    await storage()
      .multipart?.abort(storageKey, multipartId ?? "")
      .catch(() => {});
  return removeFiles(tx, where);
}
