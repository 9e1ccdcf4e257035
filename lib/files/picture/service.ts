import "@/lib/channels/events";
import "@/lib/workspaces/events";
import { readFile } from "node:fs/promises";
import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { toChannel } from "@/lib/channels/presenter";
import { type Transaction, transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { publish } from "@/lib/realtime/publish";
import { channelRoom, workspaceRoom } from "@/lib/realtime/rooms";
import { storage } from "@/lib/storage/storage";
import { accessWorkspace } from "@/lib/workspaces/access";
import { smallPicture } from "../image";
import { MAX_PICTURE_BYTES, PICTURE_TYPES } from "../limits";
import { cleanName } from "../name";
import { FILE_PURPOSES, type PicturePurpose } from "../purposes";
import { removeFiles } from "../remove/service";
import type { FileInfo } from "../schema";
import { contentOf } from "../type";
import { receive } from "../upload/receive";
import { createFile } from "../upload/service";

export const pictureUrl = (fileId: string) => `/api/files/${fileId}`;

/** Stores a picture of a person, workspace or group as a small re-encoded copy without metadata. */
export async function uploadPicture(
  actor: Actor,
  { name, purpose }: { name: string; purpose: PicturePurpose },
  request: Request,
): Promise<FileInfo> {
  return receive(request, MAX_PICTURE_BYTES, async ({ path }) => {
    const { type } = await contentOf(path);
    if (!PICTURE_TYPES.includes(type)) throw notAPicture();
    const { side, fit } = FILE_PURPOSES[purpose].shape;
    const small = await smallPicture(await readFile(path), side, fit).catch(() => {
      throw notAPicture();
    });
    const { data, width, height } = small;
    const file = { ownerId: actor.userId, purpose, name: cleanName(name), type: "image/webp", width, height };
    return createFile({ ...file, size: data.length }, (key) => storage().put(key, data));
  });
}

const notAPicture = () =>
  new AppError("invalid_input", "Choose a picture: PNG, JPEG, GIF, WebP or AVIF that opens without errors.");

/**
 * Puts a picture that the actor has just uploaded to use, in the transaction that refers to it.
 * @throws AppError invalid_input for any other file
 */
export async function takePicture(tx: Transaction, actor: Actor, fileId: string, purpose: PicturePurpose) {
  const { count } = await tx.file.updateMany({
    where: { id: fileId, ownerId: actor.userId, purpose, status: "PENDING" },
    data: { status: "READY" },
  });
  if (count === 0) throw new AppError("invalid_input", "fileId: Upload the picture first.");
}

export async function setMyPicture(actor: Actor, fileId: string | null): Promise<void> {
  await transaction(async (tx) => {
    const { image: old } = await tx.user.findUniqueOrThrow({ where: { id: actor.userId } });
    const image = await exchange(tx, actor, old, fileId, "AVATAR");
    await tx.user.update({ where: { id: actor.userId }, data: { image } });
    const memberships = await tx.membership.findMany({ where: { userId: actor.userId } });
    for (const { workspaceId } of memberships) {
      const change = { workspaceId, userId: actor.userId };
      await publish(tx, workspaceRoom(workspaceId), "member.changed", change);
    }
  });
}

export async function setWorkspacePicture(actor: Actor, workspaceId: string, fileId: string | null) {
  await accessWorkspace(actor, workspaceId, "workspace.update");
  await transaction(async (tx) => {
    const { image: old } = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
    const image = await exchange(tx, actor, old, fileId, "WORKSPACE_ICON");
    await tx.workspace.update({ where: { id: workspaceId }, data: { image } });
    await publish(tx, workspaceRoom(workspaceId), "workspace.updated", { workspaceId });
  });
}

export async function setChannelPicture(actor: Actor, channelId: string, fileId: string | null) {
  await accessChannel(actor, channelId, "channel.update");
  await transaction(async (tx) => {
    const { image: old } = await tx.channel.findUniqueOrThrow({ where: { id: channelId } });
    const image = await exchange(tx, actor, old, fileId, "CHANNEL_IMAGE");
    if (fileId) await tx.file.update({ where: { id: fileId }, data: { channelId } });
    const channel = await tx.channel.update({ where: { id: channelId }, data: { image } });
    await publish(tx, channelRoom(channelId), "channel.updated", toChannel(channel));
  });
}

/** The new picture's address; the old one goes, where it is ours. */
async function exchange(
  tx: Transaction,
  actor: Actor,
  old: string | null,
  fileId: string | null,
  purpose: PicturePurpose,
): Promise<string | null> {
  if (fileId) await takePicture(tx, actor, fileId, purpose);
  const oldId = old?.startsWith("/api/files/") ? old.slice("/api/files/".length) : null;
  if (oldId && oldId !== fileId) await removeFiles(tx, { id: oldId, purpose });
  return fileId && pictureUrl(fileId);
}
