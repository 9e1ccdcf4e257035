import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import { IMAGE_FIELDS } from "./presenter";

/**
 * A request for pictures: its owner's alone, while they are in the workspace.
 * @throws AppError not_found
 */
export async function accessImage({ userId }: Pick<Actor, "userId">, id: string) {
  const image = await db().aiImage.findFirst({
    where: { id, ownerId: userId, workspace: { memberships: { some: { userId } } } },
    select: IMAGE_FIELDS,
  });
  if (!image) throw notFound("picture");
  return image;
}
