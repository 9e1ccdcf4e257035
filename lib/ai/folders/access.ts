import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import { openTo } from "@/lib/workspaces/open-to";

/**
 * The only way to a folder of AI chats: its owner's, while they are in the workspace.
 * @throws AppError not_found for any other
 */
export async function accessFolder({ userId }: Pick<Actor, "userId">, id: string) {
  const folder = await db().aiFolder.findFirst({
    where: { id, ownerId: userId, workspace: { memberships: openTo(userId) } },
  });
  if (!folder) throw notFound("folder");
  return folder;
}

/** @throws AppError not_found for a folder of somebody else, or of another workspace */
export async function assertOwnFolder(actor: Actor, workspaceId: string, folderId: string): Promise<void> {
  if ((await accessFolder(actor, folderId)).workspaceId !== workspaceId) throw notFound("folder");
}
