import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { db, transaction } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { accessMessage } from "@/lib/messages/access";
import { storage } from "@/lib/storage/storage";
import { accessFile } from "./access";
import { toFileInfo } from "./presenter";
import { publishFile } from "./publish-file";
import { removeFiles } from "./remove/service";
import type { FileInfo } from "./schema";

/** Sets a picture's alternative text. Only its uploader may. */
export async function updateFile(actor: Actor, fileId: string, change: { alt: string }): Promise<FileInfo> {
  const file = await accessFile(actor, fileId);
  if (file.ownerId !== actor.userId) {
    throw new AppError("forbidden", "Only who uploaded a picture can describe it.");
  }
  if (file.messageId) await accessMessage(actor, file.messageId, "message.changeOwn");
  const attached = await db().taskAttachment.findMany({
    where: { fileId, removedAt: null },
    select: { task: { select: { channelId: true } } },
  });
  for (const { task } of attached) await accessChannel(actor, task.channelId, "task.update");
  return transaction(async (tx) => {
    const [updated] = await tx.file.updateManyAndReturn({ where: { id: fileId }, data: change });
    if (!updated) throw notFound("file");
    await publishFile(tx, fileId);
    return toFileInfo(updated);
  });
}

/**
 * Takes back an upload of mine that no message has yet, complete or not.
 * @throws AppError conflict for one that is in use: delete the message instead
 */
export async function deleteUpload(actor: Actor, fileId: string): Promise<void> {
  const file = await db().file.findFirst({ where: { id: fileId, ownerId: actor.userId } });
  if (!file) throw notFound("file");
  const { storageKey, multipartId } = file;
  const count = await transaction((tx) =>
    removeFiles(tx, { id: fileId, ownerId: actor.userId, status: "PENDING" }),
  );
  if (count === 0)
    throw new AppError(
      "conflict",
      "This file is in use. Delete the message that it belongs to, or remove it from its task.",
    );
  // The clean-up of the store itself gets what stays.
  if (multipartId)
    await storage()
      .multipart?.abort(storageKey, multipartId)
      .catch(() => {});
}
