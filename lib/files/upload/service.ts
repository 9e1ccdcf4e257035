import { v7 as uuidv7 } from "uuid";
import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { db, transaction } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { AppError, notFound } from "@/lib/http/errors";
import { GUEST_UPLOADS } from "@/lib/http/limits";
import { take } from "@/lib/http/rate-limit";
import { enqueue } from "@/lib/jobs/queue";
import type { WorkspaceRole } from "@/lib/permissions";
import { storageFailure } from "@/lib/storage/failure";
import { storage } from "@/lib/storage/storage";
import { MAX_UPLOAD_BYTES, PICTURE_TYPES } from "../limits";
import { removeMetadata } from "../metadata/service";
import { cleanName } from "../name";
import { toFileInfo } from "../presenter";
import { hasThumbnail } from "../purposes";
import type { FileInfo, UploadQuery } from "../schema";
import { contentOf } from "../type";
import { receive } from "./receive";

/** Where new bytes go: spread over folders, with nothing of the name. */
export const newKey = (id: string) => `${id.slice(-2)}/${id}`;

/**
 * Takes an attachment for a channel. It waits a day for its message.
 * @throws AppError as `accessChannel` and `receive`; invalid_input for pictures too large to be opened
 */
export async function uploadAttachment(
  actor: Actor,
  { channelId, name, durationMs, waveform }: UploadQuery,
  request: Request,
): Promise<FileInfo> {
  if (!channelId) throw new AppError("invalid_input", "channelId: Say which channel the file is for.");
  await assertMayUpload(actor, channelId);
  return receive(request, MAX_UPLOAD_BYTES, async ({ path }) => {
    const content = await contentOf(path);
    const size = await removeMetadata(path, content.type);
    const voice = waveform ? voiceOf(content.type, durationMs, waveform) : {};
    const file = { ownerId: actor.userId, channelId, name: cleanName(name), size, ...content, ...voice };
    return createFile({ purpose: "ATTACHMENT", ...file }, (key) => storage().adopt(key, path));
  });
}

/** @throws AppError as `accessChannel`; rate_limited for guests, who have fewer uploads */
export async function assertMayUpload(actor: Actor, channelId: string, files = 1): Promise<void> {
  const { workspaceRole } = await accessChannel(actor, channelId, "message.create");
  for (let file = 0; file < files; file += 1) await takeGuestUpload(actor, workspaceRole);
}

/** @throws AppError rate_limited for guests, who have fewer uploads */
export async function takeGuestUpload(actor: Actor, role: WorkspaceRole | null): Promise<void> {
  if (role !== "GUEST") return;
  await take(`upload:guest:${actor.userId}`, GUEST_UPLOADS.tokens, GUEST_UPLOADS.windowSeconds);
}

/** Recorders write sound into containers that are video by their header. */
function voiceOf(type: string, durationMs: number | undefined, waveform: string) {
  const audio = type.replace(/^video\/(webm|mp4|ogg)$/, "audio/$1");
  if (!audio.startsWith("audio/") || !durationMs) {
    throw new AppError("invalid_input", "This isn’t a voice note: it has no sound.");
  }
  return { type: audio, durationMs, waveform: Uint8Array.from(Buffer.from(waveform, "hex")) };
}

type NewFile = Omit<Prisma.FileUncheckedCreateInput, "id" | "storageKey">;

/**
 * Inserts the row, then stores the bytes. If the process dies in between, clean-up finds the row and deletes whatever
 * bytes arrived.
 * @throws AppError not_found where the row was deleted while they arrived
 */
export async function createFile(file: NewFile, store: (key: string) => Promise<void>): Promise<FileInfo> {
  const id = uuidv7();
  const storageKey = newKey(id);
  const row = await db().file.create({ data: { ...file, id, storageKey } });
  try {
    await store(storageKey).catch(storageFailure);
    // Deleted meanwhile, with its owner's account: nothing else would find the bytes.
    if (!(await db().file.findUnique({ where: { id }, select: { id: true } }))) throw notFound("file");
    if (hasThumbnail(file.purpose) && PICTURE_TYPES.includes(file.type))
      await transaction((tx) => enqueue(tx, "file.thumbnail", { fileId: id }));
  } catch (error) {
    await db().file.deleteMany({ where: { id } });
    await storage()
      .remove([storageKey])
      .catch(() => {});
    throw error;
  }
  return toFileInfo(row);
}
