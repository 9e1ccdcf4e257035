import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { openTo } from "@/lib/workspaces/open-to";

/**
 * A saved prompt to change: its owner's, while they are in the workspace.
 * @throws AppError not_found for one that they don't see, forbidden for one that a colleague shares
 */
export async function accessPrompt({ userId }: Pick<Actor, "userId">, id: string) {
  const prompt = await db().aiPrompt.findFirst({
    where: { id, workspace: { memberships: openTo(userId) } },
    select: {
      ...{ id: true, workspaceId: true, ownerId: true, isShared: true },
      workspace: { select: { memberships: { where: { userId }, select: { role: true } } } },
    },
  });
  const role = prompt?.workspace.memberships[0]?.role;
  if (!prompt || !role) throw notFound("prompt");
  if (prompt.ownerId === userId) return { ...prompt, role };
  if (!prompt.isShared || role === "GUEST") throw notFound("prompt");
  throw new AppError(
    "forbidden",
    "Only its owner can change this prompt. Save a copy under a name of your own.",
  );
}
