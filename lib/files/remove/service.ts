import type { Transaction } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";

type Where = NonNullable<Parameters<Transaction["file"]["deleteMany"]>[0]>["where"];

/** Deletes files; their bytes follow by a job once `tx` has committed. */
export async function removeFiles(tx: Transaction, where: Where): Promise<number> {
  const files = await tx.file.findMany({ where, select: { id: true, storageKey: true, thumbnailKey: true } });
  if (files.length === 0) return 0;
  await tx.file.deleteMany({ where: { id: { in: files.map(({ id }) => id) } } });
  await removeBytes(
    tx,
    files.flatMap(({ storageKey, thumbnailKey }) =>
      thumbnailKey ? [storageKey, thumbnailKey] : [storageKey],
    ),
  );
  return files.length;
}

/**
 * What a deleted message leaves nothing of: its files, and the copies of its links' pictures. A file that a document
 * shows as well stays for that one.
 */
export async function removeFilesOfMessage(tx: Transaction, messageId: string): Promise<void> {
  await removeFiles(tx, {
    OR: [{ messageId, documents: { none: {} } }, { linkPreviews: { some: { messageId } } }],
  });
  await tx.linkPreview.deleteMany({ where: { messageId } });
}

export const removeBytes = (tx: Transaction, keys: string[]) => enqueue(tx, "file.delete", { keys });
