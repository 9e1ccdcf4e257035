import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import type { File } from "@/lib/generated/prisma/client";
import { AppError, notFound } from "@/lib/http/errors";
import { storageFailure } from "@/lib/storage/failure";
import { storage } from "@/lib/storage/storage";
import type { Multipart } from "@/lib/storage/store";
import { blankMetadata } from "../metadata/service";
import { cleanName } from "../name";
import { toFileInfo } from "../presenter";
import { removeFiles } from "../remove/service";
import type { FileInfo, MultipartUpload, NewMultipart } from "../schema";
import { typeOfStart } from "../type";
import { receive } from "../upload/receive";
import { assertMayUpload, newKey } from "../upload/service";
import { rewriteStored, storedFile } from "./rewrite";

const PART_BYTES = 16 * 1024 * 1024;
/** Enough for any header. */
const START_BYTES = 256 * 1024;

/** @throws AppError too_large where there is no S3 */
function multipart(): Multipart {
  const found = storage().multipart;
  if (found) return found;
  throw new AppError(
    "too_large",
    "Files above 50 MB need S3 storage, which this instance doesn’t have. Its administrator sets S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.",
  );
}

/** Begins an upload in parts, which can go on after a break. It waits a day for its end and its message. */
export async function beginMultipart(
  actor: Actor,
  { name, channelId, size }: z.output<typeof NewMultipart>,
): Promise<MultipartUpload> {
  await assertMayUpload(actor, channelId);
  const id = uuidv7();
  const storageKey = newKey(id);
  const multipartId = await multipart().begin(storageKey).catch(storageFailure);
  const type = "application/octet-stream";
  const data = { id, storageKey, multipartId, name: cleanName(name), channelId, size, type };
  const file = await db().file.create({ data: { ...data, ownerId: actor.userId, purpose: "ATTACHMENT" } });
  return progressOf(file, []);
}

/** What has arrived so far. */
export async function getMultipart(actor: Actor, fileId: string): Promise<MultipartUpload> {
  const { file, multipartId } = await findUpload(actor, fileId);
  const parts = await listParts(file.storageKey, multipartId);
  return progressOf(
    file,
    parts.map(({ number }) => number),
  );
}

/** Takes one part, whose number counts from 1. The same again replaces it. */
export async function putPart(actor: Actor, fileId: string, number: number, request: Request) {
  const { file, multipartId } = await findUpload(actor, fileId);
  const expected = partLength(file, number);
  if (expected <= 0) throw new AppError("invalid_input", "number: This upload has no such part.");
  await receive(request, PART_BYTES, async ({ path, size }) => {
    if (size !== expected) throw new AppError("invalid_input", `Part ${number} has ${expected} bytes.`);
    await multipart().putPart(file.storageKey, multipartId, number, path).catch(storageFailure);
  });
}

/** @throws AppError conflict while parts are missing */
export async function completeMultipart(actor: Actor, fileId: string): Promise<FileInfo> {
  const { file, multipartId } = await findUpload(actor, fileId);
  const parts = await listParts(file.storageKey, multipartId);
  if (parts.reduce((sum, { size }) => sum + size, 0) !== Number(file.size)) {
    throw new AppError("conflict", "Parts of the file are still missing.", {
      received: parts.map(({ number }) => number),
    });
  }
  await multipart().complete(file.storageKey, multipartId).catch(storageFailure);
  try {
    const end = Math.min(START_BYTES, Number(file.size)) - 1;
    const start = await storage().read(file.storageKey, { start: 0, end }).catch(storageFailure);
    const type = await typeOfStart(new Uint8Array(await new Response(start).arrayBuffer()));
    if (type.startsWith("image/")) throw pictureTooLarge();
    await removeStoredMetadata(file, type);
    const data = { type, multipartId: null };
    return toFileInfo(await db().file.update({ where: { id: fileId }, data }));
  } catch (error) {
    if (error instanceof AppError && (error.code === "too_large" || error.code === "invalid_input"))
      await transaction((tx) => removeFiles(tx, { id: fileId }));
    throw error;
  }
}

/**
 * Removes a camera's metadata from a video, which nobody can read until then. After an interruption the upload consists
 * of the parts rewritten so far: the client resumes with the missing ones, and the video is checked again.
 */
async function removeStoredMetadata({ id, storageKey: key, size: bytes }: File, type: string): Promise<void> {
  const size = Number(bytes);
  const film = storedFile(key, size);
  await blankMetadata(film, type);
  if (film.patches.length === 0) return;
  const multipartId = await multipart().begin(key).catch(storageFailure);
  await db().file.update({ where: { id }, data: { multipartId } });
  const rewrite = { key, id: multipartId, size, partBytes: PART_BYTES, patches: film.patches };
  await rewriteStored(multipart(), rewrite).catch(storageFailure);
}

/** What a camera wrote in it could not be taken out, nor a thumbnail be made. */
const pictureTooLarge = () =>
  new AppError(
    "too_large",
    "A picture may have 50 MB at most. Make it smaller, or put it into an archive to send it as it is.",
  );

async function findUpload(actor: Actor, fileId: string) {
  const file = await db().file.findFirst({
    where: { id: fileId, ownerId: actor.userId, multipartId: { not: null } },
  });
  if (!file?.multipartId) throw notFound("upload");
  return { file, multipartId: file.multipartId };
}

/** @throws AppError not_found if the store has dropped the upload, which must then start again */
async function listParts(...upload: [key: string, id: string]) {
  return multipart()
    .listParts(...upload)
    .catch((error: { code?: string }) => {
      if (error.code === "ENOENT") throw notFound("upload");
      return storageFailure(error);
    });
}

const partLength = ({ size }: File, number: number) =>
  Math.min(PART_BYTES, Number(size) - (number - 1) * PART_BYTES);

const progressOf = (file: File, received: number[]): MultipartUpload => ({
  fileId: file.id,
  partSize: PART_BYTES,
  partCount: Math.ceil(Number(file.size) / PART_BYTES),
  received,
});
