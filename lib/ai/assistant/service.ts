import type { Actor } from "@/lib/auth/actor";
import { accessAnswer } from "./access";

export async function getAnswer(actor: Actor, messageId: string) {
  const { answer, isAsker } = await accessAnswer(actor, messageId);
  const { modelName, error, hasMore } = answer;
  return {
    messageId,
    modelName,
    error: isAsker ? (error as { code: string; message: string } | null) : null,
    hasMore: isAsker && hasMore,
  };
}
