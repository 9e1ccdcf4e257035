import type { Actor } from "@/lib/auth/actor";
import { copyFile } from "@/lib/files/copy/service";
import type { FileInfo } from "@/lib/files/schema";
import { assertMayUpload, takeGuestUpload } from "@/lib/files/upload/service";
import { notFound } from "@/lib/http/errors";
import { accessWorkspace } from "@/lib/workspaces/access";
import { accessImage } from "./access";
import type { NewImageCopy } from "./schema";

/**
 * A copy of a picture as an upload that waits for its message, document or question: each is deleted with its own.
 * @throws AppError as an upload for that channel
 */
export async function copyImage(
  actor: Actor,
  imageId: string,
  { fileId, channelId }: NewImageCopy,
): Promise<FileInfo> {
  const image = await accessImage(actor, imageId);
  const picture = image.pictures.find(({ file }) => file.id === fileId);
  if (!picture) throw notFound("picture");
  if (channelId) {
    await assertMayUpload(actor, channelId);
    return copyFile(picture.file, { purpose: "ATTACHMENT", ownerId: actor.userId, channelId });
  }
  const { role } = await accessWorkspace(actor, image.workspaceId, "workspace.read");
  await takeGuestUpload(actor, role);
  return copyFile(picture.file, { purpose: "AI_ATTACHMENT", ownerId: actor.userId });
}
