import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import { type AccessedSession, accessSession } from "../sessions/access";
import type { AiAction } from "../sessions/policy";
import { isOnSharedBranch } from "./branch";

/**
 * The only way to a message of an AI chat. Readers of a shared chat reach those of the shared branch alone.
 * @throws AppError not_found, or forbidden for who may read it only
 */
export async function accessMessage(
  actor: Pick<Actor, "userId">,
  messageId: string,
  action: AiAction,
): Promise<AccessedSession> {
  const message = await db().aiMessage.findUnique({
    where: { id: messageId },
    select: { sessionId: true },
  });
  // Of a chat that one may not see, it is the message that doesn't exist.
  const session = message && (await accessSession(actor, message.sessionId, action).catch(asMessage));
  if (!session) throw notFound("message");
  if (!session.isMine && !(await isOnSharedBranch(session, messageId))) throw notFound("message");
  return session;
}

function asMessage(error: unknown): never {
  throw (error as { code?: string }).code === "not_found" ? notFound("message") : error;
}
