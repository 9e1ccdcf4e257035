import { db, type Transaction, transaction } from "@/lib/db";
import { storage } from "@/lib/storage/storage";
import { smallPicture } from "../image";
import { PICTURE_TYPES } from "../limits";
import { publishFile } from "../publish-file";
import { removeBytes } from "../remove/service";
import { withSize } from "../type";

const SIDE = 720;

/** Makes the thumbnail of an uploaded picture, unless it has one. */
export async function makeThumbnail(fileId: string): Promise<void> {
  const file = await db().file.findUnique({ where: { id: fileId } });
  if (!file || file.thumbnailKey || !PICTURE_TYPES.includes(file.type)) return;
  await storeThumbnail(file, transaction);
}

type Picture = { id: string; type: string; storageKey: string; thumbnailKey: string | null };

/**
 * Stores the thumbnail of a picture (of one that moves, its first frame) and, where it is its first, publishes what
 * carries it again. A picture that can't be decoded has none.
 * @param commit runs the transaction that attaches it
 * @throws Error with code ENOENT where the original isn't in the store
 */
export async function storeThumbnail(
  { id, type, storageKey, thumbnailKey: former }: Picture,
  commit: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>,
): Promise<void> {
  const bytes = new Uint8Array(await new Response(await storage().read(storageKey)).arrayBuffer());
  const small = await smallPicture(bytes, SIDE).catch(() => null);
  if (!small) return;
  const { isAnimated } = await withSize(type, bytes);
  const thumbnailKey = former ?? `${storageKey}-thumbnail`;
  await storage().put(thumbnailKey, small.data);
  await commit(async (tx) => {
    const { count } = await tx.file.updateMany({ where: { id }, data: { thumbnailKey, isAnimated } });
    // Deleted meanwhile: nobody else knows of these bytes.
    if (count === 0) {
      await removeBytes(tx, [thumbnailKey]);
      return;
    }
    if (!former) await publishFile(tx, id);
  });
}
