import type { Actor } from "@/lib/auth/actor";
import type { AccessedChannel } from "@/lib/channels/access";
import { db, type Transaction } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { can } from "@/lib/permissions";
import { accessWorkspace } from "@/lib/workspaces/access";

/**
 * The only way to a pack that is to be changed, which those do who manage its workspace's stickers. The pack that
 * ships is nobody's to change.
 * @throws AppError not_found outside the workspace, forbidden for other members
 */
export const accessPack = (actor: Actor, packId: string) =>
  accessPackBy(actor, { id: packId }, "sticker pack");

/** As `accessPack`, by one of its stickers. */
export const accessSticker = (actor: Actor, stickerId: string) =>
  accessPackBy(actor, { stickers: { some: { id: stickerId } } }, "sticker");

type Where = { id: string } | { stickers: { some: { id: string } } };

async function accessPackBy(actor: Actor, where: Where, noun: string) {
  const pack = await db().stickerPack.findFirst({ where, select: { id: true, workspaceId: true } });
  if (!pack) throw notFound(noun);
  const { id, workspaceId } = pack;
  if (!workspaceId) throw new AppError("forbidden", "The pack that comes with Guildhall can't be changed.");
  const workspace = await accessWorkspace(actor, workspaceId, "workspace.read").catch(() => {
    throw notFound(noun);
  });
  if (!can(workspace.role, "sticker.manage")) {
    throw new AppError("forbidden", "Your role in this workspace doesn't allow that.");
  }
  return { id, workspaceId };
}

/**
 * Refuses what can't be sent in a channel: only the pack that ships and those of the channel's own workspace can.
 * @throws AppError invalid_input
 */
export async function assertSticker(
  tx: Transaction,
  { workspaceId }: Pick<AccessedChannel, "workspaceId">,
  stickerId: string,
): Promise<void> {
  const sticker = await tx.sticker.findFirst({
    where: { id: stickerId, pack: { OR: [{ workspaceId: null }, { workspaceId }] } },
    select: { id: true },
  });
  if (!sticker) throw new AppError("invalid_input", "stickerId: This sticker can't be used here.");
}
