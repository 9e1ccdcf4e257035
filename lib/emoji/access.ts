import type { Actor } from "@/lib/auth/actor";
import type { AccessedChannel } from "@/lib/channels/access";
import { db, type Transaction } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { can } from "@/lib/permissions";
import { accessWorkspace } from "@/lib/workspaces/access";
import { customName } from "./name";

/**
 * The only way to an emoji that is to be deleted: its maker's, and the admins'.
 * @throws AppError not_found outside the workspace, forbidden for other members
 */
export async function accessOwnEmoji(actor: Actor, emojiId: string) {
  const emoji = await db().customEmoji.findUnique({ where: { id: emojiId } });
  const hidden = notFound("emoji");
  if (!emoji) throw hidden;
  const workspace = await accessWorkspace(actor, emoji.workspaceId, "workspace.read").catch(() => {
    throw hidden;
  });
  if (emoji.createdById !== actor.userId && !can(workspace.role, "emoji.moderate")) {
    throw new AppError("forbidden", "Only who added an emoji, or an admin, can delete it.");
  }
  return emoji;
}

/**
 * Refuses `:name:` where the channel's workspace has no emoji of that name. Emoji of Unicode work everywhere.
 * @throws AppError invalid_input
 */
export async function assertEmoji(
  tx: Transaction,
  { workspaceId }: Pick<AccessedChannel, "workspaceId">,
  emoji: string,
): Promise<void> {
  const name = customName(emoji);
  if (name === null) return;
  const found =
    workspaceId &&
    (await tx.customEmoji.findUnique({
      where: { workspaceId_name: { workspaceId, name } },
      select: { id: true },
    }));
  if (!found) throw new AppError("invalid_input", `emoji: There is no emoji ${emoji} here.`);
}
