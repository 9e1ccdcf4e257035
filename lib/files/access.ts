import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { db, pool } from "@/lib/db";
import type { File } from "@/lib/generated/prisma/client";
import { notFound } from "@/lib/http/errors";

const noFile = () => notFound("file");

/**
 * The only way to a file that is to be read: whoever may read its message, or see the person or place it is a picture
 * of. What nobody has used yet is its owner's alone.
 * @throws AppError not_found
 */
export async function accessFile(actor: Pick<Actor, "userId">, fileId: string): Promise<File> {
  const file = await db().file.findUnique({ where: { id: fileId } });
  if (!file || file.multipartId) throw noFile();
  if (file.status === "PENDING") {
    if (file.ownerId !== actor.userId) throw noFile();
    return file;
  }
  if (!(await maySee(actor, file))) throw noFile();
  return file;
}

async function maySee(actor: Pick<Actor, "userId">, file: File): Promise<boolean> {
  if (file.purpose === "ATTACHMENT" || file.purpose === "LINK_PREVIEW" || file.purpose === "CHANNEL_IMAGE") {
    const channelId = await channelOf(file);
    if (channelId) await accessChannel(actor, channelId, "channel.read", "file");
    return channelId !== null;
  }
  if (file.purpose === "AVATAR" && file.ownerId === actor.userId) return true;
  const { rows } = await pool().query<{ visible: boolean }>({
    name: `may see ${file.purpose}`,
    text: `SELECT (${VISIBLE[file.purpose]}) AS visible`,
    values: [file.id, actor.userId],
  });
  return rows[0]?.visible ?? false;
}

/** The channel where the message is that shows the file; null for a deleted message. */
async function channelOf(file: File): Promise<string | null> {
  if (file.purpose === "CHANNEL_IMAGE") return file.channelId;
  const shows =
    file.purpose === "ATTACHMENT"
      ? { id: file.messageId ?? "" }
      : { linkPreviews: { some: { imageFileId: file.id, removedAt: null } } };
  if (file.purpose === "ATTACHMENT" && !file.messageId) return null;
  const message = await db().message.findFirst({
    where: { ...shows, deletedAt: null },
    select: { channelId: true },
  });
  return message?.channelId ?? null;
}

/** Over $1, the file, and $2, the person who asks. */
const VISIBLE = {
  // A person is seen by those with whom they share a workspace or a conversation.
  AVATAR: `EXISTS (SELECT FROM files f JOIN memberships a ON a.user_id = f.owner_id
        JOIN memberships b ON b.workspace_id = a.workspace_id AND b.user_id = $2::uuid WHERE f.id = $1::uuid)
    OR EXISTS (SELECT FROM files f JOIN channel_members a ON a.user_id = f.owner_id
        JOIN channel_members b ON b.channel_id = a.channel_id AND b.user_id = $2::uuid WHERE f.id = $1::uuid)`,
  WORKSPACE_ICON: `EXISTS (SELECT FROM workspaces w JOIN memberships m ON m.workspace_id = w.id
        WHERE m.user_id = $2::uuid AND w.image = '/api/files/' || $1::uuid)`,
  EMOJI: `EXISTS (SELECT FROM custom_emoji e JOIN memberships m ON m.workspace_id = e.workspace_id
        WHERE e.file_id = $1::uuid AND m.user_id = $2::uuid)`,
  STICKER: `EXISTS (SELECT FROM stickers s JOIN sticker_packs p ON p.id = s.pack_id
        LEFT JOIN memberships m ON m.workspace_id = p.workspace_id AND m.user_id = $2::uuid
        WHERE s.file_id = $1::uuid AND (p.workspace_id IS NULL OR m.user_id IS NOT NULL))`,
};
