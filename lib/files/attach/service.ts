import type { Actor } from "@/lib/auth/actor";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";

type Attachment = { messageId: string; channelId: string; fileIds: string[] };

/**
 * Hangs files on a new message, in the order given. Each must be one that the actor uploaded for this channel and
 * that no message has yet.
 * @throws AppError invalid_input for any other
 */
export async function attachFiles(
  tx: Transaction,
  actor: Pick<Actor, "userId">,
  { messageId, channelId, fileIds }: Attachment,
): Promise<void> {
  for (const [position, id] of fileIds.entries()) {
    const { count } = await tx.file.updateMany({
      where: {
        id,
        channelId,
        ownerId: actor.userId,
        purpose: "ATTACHMENT",
        status: "PENDING",
        multipartId: null,
      },
      data: { messageId, position, status: "READY" },
    });
    if (count === 0) {
      throw new AppError("invalid_input", "A file of this message isn't there any more. Upload it again.", {
        fileId: id,
      });
    }
  }
}
