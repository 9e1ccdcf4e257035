import "./events";
import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { openFile } from "@/lib/files/open";
import type { File, FileText } from "@/lib/generated/prisma/client";
import { isDatabaseTemporary } from "@/lib/http/describe-error";
import { AppError } from "@/lib/http/errors";
import { log } from "@/lib/log";
import { publish } from "@/lib/realtime/publish";
import { userRoom } from "@/lib/realtime/rooms";
import { incomingFolder } from "@/lib/storage/incoming";
import { turns } from "@/lib/turns";
import { MAX_ATTACHMENT_BYTES } from "./limits";
import { toAiFile } from "./presenter";
import { readContent } from "./readers";

/** Each may take the memory that one reading is allowed. */
const inTurn = turns({ atOnce: 1 });

/**
 * Reads a file for a question, and notifies who has attached it. What says nothing about the file, such as a full disk, is
 * thrown: the job tries again.
 */
export async function readAttachment(fileId: string): Promise<void> {
  const file = await db().file.findUnique({ where: { id: fileId }, include: { text: true } });
  // Taken back meanwhile, or read by another attempt.
  if (!file || file.text?.status === "READY") return;
  const text = await storeText(file);
  if (!text || !file.ownerId || file.purpose !== "AI_ATTACHMENT") return;
  const room = userRoom(file.ownerId);
  await transaction((tx) => publish(tx, room, "aiFile.read", toAiFile({ ...file, text })));
}

/** What a file says, read now where nobody has read it yet. Null where it can't be, or can't be now. Authorize before. */
export async function textOfFile(file: File): Promise<FileText | null> {
  const known = await db().fileText.findUnique({ where: { fileId: file.id } });
  const text =
    known && known.status !== "READING"
      ? known
      : await storeText(file).catch((error) => passing(file, error));
  return text?.status === "READY" ? text : null;
}

/** Null where the file was deleted meanwhile. Only what is wrong with the file itself is stored as its problem. */
async function storeText(file: File): Promise<FileText | null> {
  const data = await inTurn(() => read(file)).catch((error) => {
    if (!(error instanceof AppError)) throw error;
    return { status: "FAILED" as const, problem: error.message };
  });
  return transaction(async (tx) => {
    if (!(await tx.file.findUnique({ where: { id: file.id }, select: { id: true } }))) return null;
    return tx.fileText.upsert({
      where: { fileId: file.id },
      create: { fileId: file.id, ...data },
      update: data,
    });
  });
}

async function read(file: File) {
  if (file.size > MAX_ATTACHMENT_BYTES) throw new AppError("too_large", "This file is too large to be read.");
  const copy = path.join(await incomingFolder(env().FILES_DIR), randomUUID());
  try {
    await pipeline(await openFile(file), createWriteStream(copy, { flags: "wx" }));
    const content = await readContent(copy, file.type);
    return { status: "READY" as const, problem: null, ...content };
  } finally {
    await rm(copy, { force: true });
  }
}

function passing({ id }: File, error: Error & { code?: string }): null {
  if (isDatabaseTemporary(error)) throw error;
  log.error({ file: id, name: error.name, code: error.code }, "a file could not be read for a model");
  return null;
}
