import type { Actor } from "@/lib/auth/actor";
import { db, type Transaction, transaction } from "@/lib/db";
import { removeFiles } from "@/lib/files/remove/service";
import { AppError, notFound } from "@/lib/http/errors";
import { enqueue } from "@/lib/jobs/queue";
import { accessMessage } from "@/lib/messages/access";
import { publishMessage } from "@/lib/messages/load";
import { canDelete } from "@/lib/messages/policy";
import { linksOf } from "./links";

/**
 * Asks for previews of the links of a message that is new or was edited, at most five. They come by a job, as
 * `message.updated`. Those of links that an edit took out are removed.
 */
export async function requestLinkPreviews(
  tx: Transaction,
  { id, body, editedAt }: { id: string; body: string; editedAt: string | Date | null },
): Promise<{ removed: number }> {
  const links = linksOf(body);
  const where = { messageId: id, url: { notIn: links } };
  const { count } = editedAt ? await tx.linkPreview.deleteMany({ where }) : { count: 0 };
  if (links.length > 0) await enqueue(tx, "link.preview", { messageId: id });
  return { removed: count };
}

/** Takes a preview away for everyone, for good: for the author of the message and who may moderate the channel. */
export async function removeLinkPreview(actor: Actor, previewId: string): Promise<void> {
  const preview = await db().linkPreview.findUnique({ where: { id: previewId } });
  if (!preview) throw notFound("preview");
  const { message, channel } = await accessMessage(actor, preview.messageId, "channel.read", "preview");
  if (!canDelete(message, actor.userId, channel)) {
    throw new AppError("forbidden", "Only the author of the message can take its previews away.");
  }
  await transaction(async (tx) => {
    const { count } = await tx.linkPreview.updateMany({
      where: { id: previewId, removedAt: null },
      data: { removedAt: new Date() },
    });
    if (count === 0) return;
    if (preview.imageFileId) await removeFiles(tx, { id: preview.imageFileId });
    await publishMessage(tx, preview.messageId);
  });
}
