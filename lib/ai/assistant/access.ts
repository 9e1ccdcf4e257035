import type { Actor } from "@/lib/auth/actor";
import { isAllowed } from "@/lib/channels/policy";
import { db } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { accessMessage } from "@/lib/messages/access";

/**
 * The only way to what an answer keeps beside its message.
 * @throws AppError not_found where the actor can't read the message, or it is none of the assistant's
 */
export async function accessAnswer(actor: Pick<Actor, "userId">, messageId: string) {
  const { message, channel } = await accessMessage(actor, messageId, "channel.read", "answer");
  const answer = await db().assistantAnswer.findUnique({ where: { id: messageId } });
  if (!answer || message.deletedAt) throw notFound("answer");
  return { message, channel, answer, isAsker: answer.askerId === actor.userId };
}

/** @throws AppError as `accessAnswer`; forbidden for who neither asked nor moderates */
export async function accessAnswerOfRun(
  actor: Pick<Actor, "userId">,
  runId: string,
  action: "read" | "stop",
): Promise<void> {
  const found = await db().assistantAnswer.findUnique({ where: { runId }, select: { id: true } });
  if (!found) throw notFound("answer");
  const { isAsker, channel } = await accessAnswer(actor, found.id);
  if (action === "stop" && !isAsker && !isAllowed(channel, "message.moderate"))
    throw new AppError("forbidden", "Only whoever asked, or who manages the channel, can stop the answer.");
}
