import "./events";
import type { Actor } from "@/lib/auth/actor";
import { type Transaction, transaction } from "@/lib/db";
import { removeFiles } from "@/lib/files/remove/service";
import { AppError, notFound } from "@/lib/http/errors";
import { newId } from "@/lib/new-id";
import { publish, publishWidely } from "@/lib/realtime/publish";
import { aiSessionRoom, memberRoom, workspaceRoom } from "@/lib/realtime/rooms";
import { accessWorkspace } from "@/lib/workspaces/access";
import { assertOwnFolder } from "../folders/access";
import { lastMessages, visibleNodes } from "../messages/branch";
import { assertTextModel } from "../messages/model";
import { type AccessedSession, accessSession } from "./access";
import { originOf } from "./origin";
import { SESSION_FIELDS, toSession } from "./presenter";
import type { AiChat, AiSession, AiSessionChange, NewAiSession } from "./schema";

/**
 * The same `sessionId` again returns the chat that is there.
 * @throws AppError not_found where that is somebody else's, conflict where it is in another workspace
 */
export async function createSession(
  actor: Actor,
  workspaceId: string,
  { sessionId: id = newId(), ...given }: NewAiSession,
) {
  await accessWorkspace(actor, workspaceId, "workspace.read");
  if (given.folderId) await assertOwnFolder(actor, workspaceId, given.folderId);
  if (given.modelId) await assertTextModel(given.modelId);
  return transaction(async (tx) => {
    const data = { ...given, id, workspaceId, ownerId: actor.userId };
    const { count } = await tx.aiSession.createMany({ data, skipDuplicates: true });
    const session = await accessSession(actor, id, "write", tx);
    if (count > 0) return publishSession(tx, session);
    if (session.workspaceId !== workspaceId) throw new AppError("conflict", "Another chat has this id.");
    return toSession(session, true);
  });
}

export async function getChat(actor: Actor, sessionId: string): Promise<AiChat> {
  const session = await accessSession(actor, sessionId, "read");
  const nodes = await visibleNodes(session);
  const shown = toSession(session, session.isMine);
  return {
    session: shown,
    instructions: session.isMine ? session.instructions : "",
    origin: await originOf(actor, session),
    nodes,
    messages: await lastMessages(nodes, shown.leafId, session.isMine),
  };
}

/** @throws AppError not_found for a folder, model or message that isn't there */
export async function updateSession(actor: Actor, sessionId: string, change: AiSessionChange) {
  const session = await accessSession(actor, sessionId, "write");
  const { title, folderId, modelId, instructions, isArchived, leafId, usesWorkspace } = change;
  if (folderId) await assertOwnFolder(actor, session.workspaceId, folderId);
  if (modelId) await assertTextModel(modelId);
  return transaction(async (tx) => {
    if (leafId && !(await tx.aiMessage.findFirst({ where: { id: leafId, sessionId }, select: { id: true } })))
      throw notFound("message");
    const data = {
      ...{ folderId, modelId, instructions, leafId, usesWorkspace, revision: { increment: 1 } },
      ...(title !== undefined && { title, isNamed: true }),
      ...(isArchived !== undefined && { archivedAt: isArchived ? (session.archivedAt ?? new Date()) : null }),
    };
    const row = await tx.aiSession.update({ where: { id: sessionId }, data, select: SESSION_FIELDS });
    return publishSession(tx, { ...row, isMine: true }, instructions);
  });
}

/** @throws AppError conflict while an answer is being written: its worker would write into nothing */
export async function deleteSession(actor: Actor, sessionId: string): Promise<void> {
  const session = await accessSession(actor, sessionId, "write");
  await transaction(async (tx) => {
    await lockSession(tx, sessionId);
    // A title that is being made ends with it.
    const running = {
      sessionId,
      answerId: { not: null },
      status: { in: ["QUEUED" as const, "RUNNING" as const] },
    };
    if (await tx.aiRun.findFirst({ where: running, select: { id: true } }))
      throw new AppError("conflict", "An answer is being written in this chat. Stop it first.");
    await removeFiles(tx, {
      purpose: "AI_ATTACHMENT",
      // Copies of the chat have the same files.
      aiMessages: { some: { message: { sessionId } }, every: { message: { sessionId } } },
    });
    await tx.aiSession.delete({ where: { id: sessionId } });
    const gone = { workspaceId: session.workspaceId, sessionId };
    const to = [memberRoom(session.workspaceId, session.ownerId), aiSessionRoom(sessionId)];
    await publishWidely(tx, { to }, "aiSession.deleted", gone);
    if (session.visibility === "WORKSPACE") await announceSharing(tx, session.workspaceId);
  });
}

/** Changes to the tree of one chat wait for each other. */
export async function lockSession(tx: Transaction, sessionId: string): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM ai_sessions WHERE id = ${sessionId}::uuid FOR NO KEY UPDATE`;
  if (rows.length === 0) throw notFound("chat");
}

/** The lists of shared chats are read again. */
export const announceSharing = (tx: Transaction, workspaceId: string) =>
  publish(tx, workspaceRoom(workspaceId), "aiSession.sharingChanged", { workspaceId });

/** Its owner sees all of it, and its readers what is shared. */
export async function publishSession(
  tx: Transaction,
  session: AccessedSession,
  instructions?: string,
): Promise<AiSession> {
  const own = toSession(session, true);
  const extra = instructions === undefined ? {} : { instructions };
  const owner = memberRoom(session.workspaceId, session.ownerId);
  await publish(tx, owner, "aiSession.updated", { session: own, ...extra });
  if (session.visibility === "WORKSPACE") {
    const readers = { to: [aiSessionRoom(session.id)], except: [owner] };
    await publishWidely(tx, readers, "aiSession.updated", { session: toSession(session, false) });
  }
  return own;
}
