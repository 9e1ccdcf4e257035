import type { Actor } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import { accessFile } from "@/lib/files/access";
import { notFound } from "@/lib/http/errors";
import { beginReading } from "./begin-reading";
import { toAiFile } from "./presenter";
import type { AiFile } from "./schema";

/** @throws AppError not_found for what the actor may not read, and for files of anything else */
export async function getAiFile(actor: Pick<Actor, "userId">, fileId: string): Promise<AiFile> {
  const { purpose } = await accessFile(actor, fileId);
  const file = await db().file.findUnique({ where: { id: fileId }, include: { text: true } });
  if (purpose !== "AI_ATTACHMENT" || !file) throw notFound("file");
  return toAiFile(file);
}

/** Has a file read again that couldn't be, or that nobody reads any more. */
export async function readAgain(actor: Actor, fileId: string): Promise<AiFile> {
  const file = await getAiFile(actor, fileId);
  if (file.status !== "FAILED") return file;
  await transaction((tx) => beginReading(tx, fileId));
  return getAiFile(actor, fileId);
}
