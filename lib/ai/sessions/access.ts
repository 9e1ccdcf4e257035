import type { Actor } from "@/lib/auth/actor";
import { db, type Transaction } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { AppError, notFound } from "@/lib/http/errors";
import { openTo } from "@/lib/workspaces/open-to";
import { type AiAction, mayInChat } from "./policy";
import { SESSION_FIELDS } from "./presenter";

export type AccessedSession = Prisma.AiSessionGetPayload<{ select: typeof SESSION_FIELDS }> & {
  isMine: boolean;
};

const ONLY_OWNER = "Only its owner can change this chat. Fork it to go on with it.";

/**
 * The only way to an AI chat.
 * @throws AppError not_found where the actor may not read it, forbidden where they may read it only
 */
export async function accessSession(
  { userId }: Pick<Actor, "userId">,
  id: string,
  action: AiAction,
  tx: Transaction = db(),
): Promise<AccessedSession> {
  const found = await tx.aiSession.findFirst({
    where: { id, workspace: { memberships: openTo(userId) } },
    select: {
      ...SESSION_FIELDS,
      workspace: { select: { memberships: { where: { userId }, select: { role: true } } } },
    },
  });
  const role = found?.workspace.memberships[0]?.role;
  if (!found || !role) throw notFound("chat");
  const { workspace: _, ...session } = found;
  const isMine = session.ownerId === userId;
  const member = { isOwner: isMine, role, visibility: session.visibility };
  if (!mayInChat(member, "read")) throw notFound("chat");
  if (!mayInChat(member, action))
    throw new AppError("forbidden", isMine ? "Guests can’t share chats with the workspace." : ONLY_OWNER);
  return { ...session, isMine };
}
