import "./events";
import type { Actor } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import { takePicture } from "@/lib/files/picture/service";
import { removeFiles } from "@/lib/files/remove/service";
import { AppError } from "@/lib/http/errors";
import { publish } from "@/lib/realtime/publish";
import { workspaceRoom } from "@/lib/realtime/rooms";
import { accessWorkspace } from "@/lib/workspaces/access";
import { accessOwnEmoji } from "./access";
import { type CustomEmoji, MAX_CUSTOM_EMOJI, type NewCustomEmoji } from "./schema";

const select = { id: true, name: true, fileId: true, createdById: true } as const;

export async function listEmoji(actor: Actor, workspaceId: string): Promise<{ items: CustomEmoji[] }> {
  await accessWorkspace(actor, workspaceId, "workspace.read");
  return {
    items: await db().customEmoji.findMany({ where: { workspaceId }, orderBy: { name: "asc" }, select }),
  };
}

/** @throws AppError conflict where the name is taken or the workspace has enough, invalid_input for a foreign picture */
export async function createEmoji(
  actor: Actor,
  workspaceId: string,
  { name, fileId }: NewCustomEmoji,
): Promise<CustomEmoji> {
  await accessWorkspace(actor, workspaceId, "emoji.create");
  return transaction(async (tx) => {
    // Concurrent additions take turns, so that neither the name's uniqueness nor the limit is violated.
    await tx.$queryRaw`SELECT FROM workspaces WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
    const count = await tx.customEmoji.count({ where: { workspaceId } });
    if (count >= MAX_CUSTOM_EMOJI) {
      throw new AppError("conflict", `A workspace holds ${MAX_CUSTOM_EMOJI} emoji. Delete one first.`);
    }
    if (await tx.customEmoji.findUnique({ where: { workspaceId_name: { workspaceId, name } } })) {
      throw new AppError("conflict", `There is an emoji :${name}: already. Choose another name.`);
    }
    await takePicture(tx, actor, fileId, "EMOJI");
    const data = { workspaceId, name, fileId, createdById: actor.userId };
    const emoji = await tx.customEmoji.create({ data, select });
    await publish(tx, workspaceRoom(workspaceId), "emoji.changed", { workspaceId });
    return emoji;
  });
}

export async function deleteEmoji(actor: Actor, emojiId: string): Promise<void> {
  const { workspaceId, fileId } = await accessOwnEmoji(actor, emojiId);
  await transaction(async (tx) => {
    // The emoji goes with its picture.
    await removeFiles(tx, { id: fileId });
    await publish(tx, workspaceRoom(workspaceId), "emoji.changed", { workspaceId });
  });
}
