import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { db, transaction } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import { accessWorkspace } from "@/lib/workspaces/access";
import { ask } from "../messages/ask";
import { chooseModel } from "../messages/model";
import { accessSession } from "../sessions/access";
import { SESSION_FIELDS, toSession } from "../sessions/presenter";
import { publishSession } from "../sessions/service";
import type { AskScope, AskStarted, NewAsk } from "./schema";

/**
 * Asks the workspace: an AI chat that answers from what its owner can read there, with its first question. Follow-ups,
 * stop, versions and sharing are those of the chat.
 * @throws AppError not_found for a channel that the actor can't read, and see `ask`
 */
export async function askWorkspace(
  actor: Actor,
  workspaceId: string,
  { sessionId, text, scope, modelId: asked }: NewAsk,
): Promise<AskStarted> {
  await accessWorkspace(actor, workspaceId, "workspace.read");
  await assertScope(actor, workspaceId, scope);
  const modelId = await chooseModel(asked, { modelId: null, workspaceId });
  await transaction(async (tx) => {
    const data = { id: sessionId, workspaceId, ownerId: actor.userId, modelId, scope };
    // Waits for an equal call that is creating it.
    const { count } = await tx.aiSession.createMany({ data, skipDuplicates: true });
    if (count === 0) return;
    const row = await tx.aiSession.findUniqueOrThrow({ where: { id: sessionId }, select: SESSION_FIELDS });
    await publishSession(tx, { ...row, isMine: true });
  });
  const turn = await ask(actor, sessionId, { parentId: null, text, modelId, nonce: sessionId });
  return { ...turn, session: toSession(await accessSession(actor, sessionId, "read"), true) };
}

/** @throws AppError not_found for a chat of others, and for one that doesn't ask the workspace */
export async function getScope(actor: Actor, sessionId: string): Promise<AskScope> {
  const { scope } = await accessSession(actor, sessionId, "write");
  if (scope === null) throw notFound("chat");
  return scope as AskScope;
}

/** From the next question on. */
export async function updateScope(actor: Actor, sessionId: string, scope: AskScope): Promise<AskScope> {
  const session = await accessSession(actor, sessionId, "write");
  if (session.scope === null) throw notFound("chat");
  await assertScope(actor, session.workspaceId, scope);
  await db().aiSession.update({ where: { id: sessionId }, data: { scope } });
  return scope;
}

async function assertScope(actor: Actor, workspaceId: string, { channelId, authorId }: AskScope) {
  if (channelId) {
    const channel = await accessChannel(actor, channelId, "channel.read");
    if (channel.workspaceId !== null && channel.workspaceId !== workspaceId) throw notFound("channel");
  }
  if (!authorId) return;
  const key = { workspaceId, userId: authorId };
  const member = await db().membership.findUnique({
    where: { workspaceId_userId: key },
    select: { userId: true },
  });
  if (!member) throw notFound("person");
}
