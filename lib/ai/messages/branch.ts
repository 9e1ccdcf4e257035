import type { Actor } from "@/lib/auth/actor";
import { db, type Transaction } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import { type AccessedSession, accessSession } from "../sessions/access";
import { BRANCH_WINDOW } from "./limits";
import { MESSAGE_FIELDS, toMessage } from "./presenter";
import type { AiMessage, AiNode } from "./schema";
import { pathTo } from "./tree";

/** The tree of a chat, oldest first: all of it for its owner, the shared branch for its readers. */
export async function visibleNodes(
  session: Pick<AccessedSession, "id" | "isMine" | "sharedLeafId">,
  tx: Transaction = db(),
): Promise<AiNode[]> {
  const nodes = await tx.aiMessage.findMany({
    where: { sessionId: session.id },
    select: { id: true, parentId: true, role: true },
    orderBy: { id: "asc" },
  });
  return session.isMine ? nodes : pathTo(nodes, session.sharedLeafId);
}

/** Whether the readers of a shared chat see a message. */
export async function isOnSharedBranch(
  session: Pick<AccessedSession, "id" | "sharedLeafId">,
  messageId: string,
  tx: Transaction = db(),
) {
  const shared = await visibleNodes({ ...session, isMine: false }, tx);
  return shared.some(({ id }) => id === messageId);
}

/** The last messages of the branch that ends with a message. */
export async function lastMessages(
  nodes: readonly AiNode[],
  leafId: string | null,
  isMine: boolean,
  limit: number = BRANCH_WINDOW,
): Promise<AiMessage[]> {
  const path = pathTo(nodes, leafId).slice(-limit);
  return messagesOf(
    path.map(({ id }) => id),
    isMine,
  );
}

/** Messages in the order of their ids, for callers that have checked the access. */
export async function messagesOf(ids: readonly string[], isMine: boolean): Promise<AiMessage[]> {
  const rows = await db().aiMessage.findMany({ where: { id: { in: [...ids] } }, select: MESSAGE_FIELDS });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []).map((row) => toMessage(row, isMine));
}

export async function listBranch(
  actor: Actor,
  sessionId: string,
  query: { leafId?: string | undefined; limit: number },
) {
  const session = await accessSession(actor, sessionId, "read");
  const nodes = await visibleNodes(session);
  const leafId = query.leafId ?? (session.isMine ? session.leafId : session.sharedLeafId);
  if (query.leafId && !nodes.some(({ id }) => id === leafId)) throw notFound("message");
  return { items: await lastMessages(nodes, leafId, session.isMine, query.limit) };
}
