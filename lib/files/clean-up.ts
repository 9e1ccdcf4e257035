import { type Transaction, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { cleanUpIncoming } from "@/lib/storage/incoming";
import { storage } from "@/lib/storage/storage";
import { filePurposes } from "./purposes";
import { removeFiles } from "./remove/service";

const BATCH = 500;

const IS_UNUSED = filePurposes
  .map(([purpose, { isUsed }]) => `WHEN '${purpose}' THEN NOT (${isUsed})`)
  .join("\n      ");

/** Uploads of a day ago that nothing uses, and files whose message, person or place was deleted. */
const ORPHANS = `SELECT id FROM files f WHERE created_at < now() - interval '1 day'
    AND (status = 'PENDING' OR CASE purpose
      ${IS_UNUSED}
    END)
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
  // The store keeps, and bills, the parts of an upload until it is aborted.
  for (const { storageKey, multipartId } of unfinished)
    await storage()
      .multipart?.abort(storageKey, multipartId ?? "")
      .catch(() => {});
  return removeFiles(tx, where);
}
