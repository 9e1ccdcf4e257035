import { db, transaction } from "@/lib/db";
import { publishMessage } from "@/lib/messages/load";
import { storage } from "@/lib/storage/storage";
import { smallPicture } from "../image";
import { PICTURE_TYPES } from "../limits";
import { removeBytes } from "../remove/service";

const SIDE = 720;

/** Makes the thumbnail of a picture; says so to those who see its message. A picture that can't be decoded has none. */
export async function makeThumbnail(fileId: string): Promise<void> {
  const file = await db().file.findUnique({ where: { id: fileId } });
  if (!file || file.thumbnailKey || !PICTURE_TYPES.includes(file.type)) return;
  const bytes = new Uint8Array(await new Response(await storage().read(file.storageKey)).arrayBuffer());
  const small = await smallPicture(bytes, SIDE).catch(() => null);
  if (!small) return;
  const thumbnailKey = `${file.storageKey}-thumbnail`;
  await storage().put(thumbnailKey, small.data);
  await transaction(async (tx) => {
    const { count } = await tx.file.updateMany({ where: { id: fileId }, data: { thumbnailKey } });
    // Deleted meanwhile: nobody else knows of these bytes.
    if (count === 0) return removeBytes(tx, [thumbnailKey]);
    const { messageId } = await tx.file.findUniqueOrThrow({
      where: { id: fileId },
      select: { messageId: true },
    });
    if (messageId) await publishMessage(tx, messageId);
  });
}
