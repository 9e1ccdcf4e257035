import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { plainText } from "@/lib/markdown/plain-text";
import { asksAssistant } from "@/lib/objects/asks-assistant";
import { accessAnswer } from "./access";
import { isBetweenTwo } from "./follow-up";

export async function getAnswer(actor: Actor, messageId: string) {
  const { message, answer, isAsker } = await accessAnswer(actor, messageId);
  const { modelName, error, hasMore } = answer;
  const details = {
    messageId,
    modelName,
    error: null,
    hasMore: false,
    question: null,
    takesFollowUps: false,
  };
  if (!isAsker) return details;
  const question = await db().message.findFirst({
    where: { id: message.nonce, deletedAt: null },
    select: { body: true },
  });
  return {
    ...{ ...details, hasMore, error: error as { code: string; message: string } | null },
    question: question && withoutMention(question.body),
    // Said once: below the answer to a mention, not below those to follow-ups.
    takesFollowUps:
      message.threadId !== null &&
      question !== null &&
      asksAssistant(question.body) &&
      (await isBetweenTwo(db(), message.threadId, actor.userId)),
  };
}

const withoutMention = (body: string) =>
  plainText(body)
    .replace(/@assistant\b[\s,:]*/gi, "")
    .trim();
