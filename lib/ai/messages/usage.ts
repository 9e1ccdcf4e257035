import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { accessMessage } from "./access";
import type { AnswerUsage } from "./schema";

/** What an answer of one's own chat took, by the ledger: all its calls, those included that failed. */
export async function getAnswerUsage(actor: Actor, messageId: string): Promise<AnswerUsage> {
  await accessMessage(actor, messageId, "write");
  const run = await db().aiRun.findUnique({ where: { answerId: messageId }, select: { id: true } });
  const select = {
    ...{ inputTokens: true, cachedTokens: true, outputTokens: true, reasoningTokens: true },
    ...{ costMicros: true, price: true, isEstimated: true, durationMs: true },
  };
  // Copied answers have no run.
  const calls = run ? await db().aiCall.findMany({ where: { runId: run.id }, select }) : [];
  const sum = (of: (call: (typeof calls)[number]) => number) =>
    calls.reduce((all, call) => all + of(call), 0);
  return {
    calls: calls.length,
    inputTokens: sum((call) => call.inputTokens),
    cachedTokens: sum((call) => call.cachedTokens),
    outputTokens: sum((call) => call.outputTokens),
    reasoningTokens: sum((call) => call.reasoningTokens),
    costMicros: sum((call) => Number(call.costMicros)),
    isPriced: calls.every(({ price }) => price !== null),
    isEstimated: calls.some(({ isEstimated }) => isEstimated),
    durationMs: sum((call) => call.durationMs ?? 0),
  };
}
