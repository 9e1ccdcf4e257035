import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { plainText } from "@/lib/markdown/plain-text";
import { accessAnswer } from "./access";

export async function getAnswer(actor: Actor, messageId: string) {
  const { message, answer, isAsker } = await accessAnswer(actor, messageId);
  const { modelName, error, hasMore } = answer;
  if (!isAsker) return { messageId, modelName, error: null, hasMore: false, question: null };
  return {
    ...{ messageId, modelName, hasMore },
    error: error as { code: string; message: string } | null,
    question: await findQuestion(message.nonce),
  };
}

/** The words of a question without the mention. */
async function findQuestion(id: string): Promise<string | null> {
  const question = await db().message.findFirst({
    where: { id, deletedAt: null },
    select: { body: true },
  });
  return (
    question &&
    plainText(question.body)
      .replace(/@assistant\b[\s,:]*/gi, "")
      .trim()
  );
}
