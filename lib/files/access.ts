import type { Actor } from "@/lib/auth/actor";
import { db, pool } from "@/lib/db";
import type { File } from "@/lib/generated/prisma/client";
import { notFound } from "@/lib/http/errors";
import { FILE_PURPOSES, isArchive } from "./purposes";

const noFile = () => notFound("file");

/**
 * Authorizes reading a file, for every transport: those may who can read its message, or see the person, workspace or
 * channel whose picture it is. A file that isn't used yet belongs to its uploader alone.
 * @throws AppError not_found
 */
export async function accessFile(actor: Pick<Actor, "userId">, fileId: string): Promise<File> {
  const file = await db().file.findUnique({ where: { id: fileId } });
  if (!file || file.multipartId) throw noFile();
  if (file.status === "PENDING" && !isArchive(file.purpose)) {
    if (file.ownerId !== actor.userId) throw noFile();
    return file;
  }
  if (!(await isVisibleTo(actor, file))) throw noFile();
  return file;
}

async function isVisibleTo({ userId }: Pick<Actor, "userId">, { id, purpose }: File): Promise<boolean> {
  const { rows } = await pool().query<{ isVisible: boolean }>({
    name: `may see ${purpose}`,
    text: `SELECT ${FILE_PURPOSES[purpose].visible} AS "isVisible" FROM files f WHERE f.id = $2`,
    values: [userId, id],
  });
  return rows[0]?.isVisible ?? false;
}
