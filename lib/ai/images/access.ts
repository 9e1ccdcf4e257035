import type { Actor } from "@/lib/auth/actor";
import { db, type Transaction } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import { openTo } from "@/lib/workspaces/open-to";
import { IMAGE_FIELDS } from "./presenter";

/**
 * A request for pictures: its owner's alone, while they are in the workspace.
 * @throws AppError not_found
 */
export async function accessImage({ userId }: Pick<Actor, "userId">, id: string) {
  const image = await db().aiImage.findFirst({
    where: { id, ownerId: userId, workspace: { memberships: openTo(userId) } },
    select: IMAGE_FIELDS,
  });
  if (!image) throw notFound("picture");
  return image;
}

/** Whether the request is still there, and stays so until `tx` has ended: a picture is added, or all are deleted. */
export async function holdImage(tx: Transaction, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT id FROM ai_images WHERE id = ${id}::uuid FOR UPDATE`;
  return rows.length > 0;
}
