import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import type { File } from "@/lib/generated/prisma/client";
import { AppError } from "@/lib/http/errors";
import { storageFailure } from "@/lib/storage/failure";
import { incomingFolder } from "@/lib/storage/incoming";
import { storage } from "@/lib/storage/storage";
import { MAX_UPLOAD_BYTES } from "../limits";
import type { FileInfo } from "../schema";
import { createFile } from "../upload/service";

/**
 * Copies the files of a message, so that another message can have them and each is deleted with its own. Access is the
 * caller's to check. Copies that no message takes are cleaned up like uploads.
 * @returns the ids of the copies, in order
 * @throws AppError too_large for files that only came by resumable upload
 */
export async function copyFilesOfMessage(
  actor: Actor,
  messageId: string,
  channelId: string,
): Promise<string[]> {
  const files = await db().file.findMany({ where: { messageId }, orderBy: { position: "asc" } });
  if (files.some(({ size }) => size > MAX_UPLOAD_BYTES)) {
    throw new AppError(
      "too_large",
      "A file of this message is too large to be forwarded. Copy its link instead.",
    );
  }
  const copies: string[] = [];
  for (const file of files) {
    const copy = await copyFile(file, { purpose: "ATTACHMENT", ownerId: actor.userId, channelId });
    copies.push(copy.id);
  }
  return copies;
}

type Place = { purpose: "ATTACHMENT" | "AI_ATTACHMENT"; ownerId: string; channelId?: string };

/** A copy of a file as an upload that waits for what will have it. Access is the caller's to check. */
export async function copyFile(file: File, place: Place): Promise<FileInfo> {
  const { storageKey, name, type, size, width, height, isAnimated, durationMs, waveform, alt } = file;
  const folder = await incomingFolder(env().FILES_DIR).catch(storageFailure);
  const temporary = path.join(folder, randomUUID());
  const known = { name, type, size, width, height, isAnimated, durationMs, waveform, alt };
  try {
    await pipeline(
      Readable.from(await storage().read(storageKey)),
      createWriteStream(temporary, { flags: "wx" }),
    ).catch(storageFailure);
    return await createFile({ ...known, ...place }, (key) => storage().adopt(key, temporary));
  } finally {
    await rm(temporary, { force: true });
  }
}
