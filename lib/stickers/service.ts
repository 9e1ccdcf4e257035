import "./events";
import type { Actor } from "@/lib/auth/actor";
import { db, type Transaction, transaction } from "@/lib/db";
import { takePicture } from "@/lib/files/picture/service";
import { removeFiles } from "@/lib/files/remove/service";
import { AppError } from "@/lib/http/errors";
import { publish } from "@/lib/realtime/publish";
import { workspaceRoom } from "@/lib/realtime/rooms";
import { accessWorkspace } from "@/lib/workspaces/access";
import { accessPack, accessSticker } from "./access";
import { MAX_PACKS, MAX_STICKERS_PER_PACK, type NewSticker, type Sticker, type StickerPack } from "./schema";

const sticker = { id: true, name: true, asset: true, fileId: true } as const;
const pack = {
  id: true,
  workspaceId: true,
  name: true,
  stickers: { orderBy: { position: "asc" }, select: sticker },
} as const;

/** The pack that ships, then those of the workspace. */
export async function listStickers(
  actor: Actor,
  { workspaceId }: { workspaceId?: string | undefined },
): Promise<{ items: StickerPack[] }> {
  if (workspaceId) await accessWorkspace(actor, workspaceId, "workspace.read");
  const items = await db().stickerPack.findMany({
    where: { OR: [{ workspaceId: null }, ...(workspaceId ? [{ workspaceId }] : [])] },
    orderBy: [{ workspaceId: { sort: "asc", nulls: "first" } }, { id: "asc" }],
    select: pack,
  });
  return { items };
}

export async function createStickerPack(
  actor: Actor,
  workspaceId: string,
  name: string,
): Promise<StickerPack> {
  await accessWorkspace(actor, workspaceId, "sticker.manage");
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM workspaces WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
    if ((await tx.stickerPack.count({ where: { workspaceId } })) >= MAX_PACKS) {
      throw new AppError("conflict", `A workspace holds ${MAX_PACKS} sticker packs. Delete one first.`);
    }
    const created = await tx.stickerPack.create({ data: { workspaceId, name }, select: pack });
    await announce(tx, workspaceId);
    return created;
  });
}

export async function createSticker(
  actor: Actor,
  packId: string,
  { name, fileId }: NewSticker,
): Promise<Sticker> {
  const { workspaceId } = await accessPack(actor, packId);
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM sticker_packs WHERE id = ${packId}::uuid FOR NO KEY UPDATE`;
    const { _count, _max } = await tx.sticker.aggregate({
      where: { packId },
      _count: true,
      _max: { position: true },
    });
    if (_count >= MAX_STICKERS_PER_PACK) {
      throw new AppError("conflict", `A pack holds ${MAX_STICKERS_PER_PACK} stickers. Begin another one.`);
    }
    await takePicture(tx, actor, fileId, "STICKER");
    const position = (_max.position ?? 0) + 1;
    const created = await tx.sticker.create({ data: { packId, name, fileId, position }, select: sticker });
    await announce(tx, workspaceId);
    return created;
  });
}

/** Messages that show its stickers keep saying that there was one. */
export async function deleteStickerPack(actor: Actor, packId: string): Promise<void> {
  const { workspaceId } = await accessPack(actor, packId);
  await transaction(async (tx) => {
    await removeFiles(tx, { sticker: { packId } });
    await tx.stickerPack.deleteMany({ where: { id: packId } });
    await announce(tx, workspaceId);
  });
}

export async function deleteSticker(actor: Actor, stickerId: string): Promise<void> {
  const { workspaceId } = await accessSticker(actor, stickerId);
  await transaction(async (tx) => {
    // The sticker goes with its picture.
    await removeFiles(tx, { sticker: { id: stickerId } });
    await announce(tx, workspaceId);
  });
}

const announce = (tx: Transaction, workspaceId: string) =>
  publish(tx, workspaceRoom(workspaceId), "stickers.changed", { workspaceId });
