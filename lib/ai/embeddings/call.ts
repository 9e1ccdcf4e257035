import { failureOf } from "../models/failure";
import type { ResolvedEmbedding } from "../models/resolve-embedding";
import { loadSdk } from "../models/sdk";
import { estimateTokens, reservedInput } from "../usage/cost";
import { reserveCall, settleCall } from "../usage/ledger";

type Asked = {
  purpose: "index" | "embedding";
  userId: string | null;
  workspaceId: string;
  patienceMs: number;
};

/**
 * The vectors of some texts, each of length 1: one call, with its row in the ledger.
 * @throws AppError budget_spent, and what the SDK throws, which isn't to be logged
 */
export async function embedTexts(
  model: ResolvedEmbedding,
  texts: readonly string[],
  { patienceMs, ...asked }: Asked,
): Promise<Float32Array[]> {
  const estimated = estimateTokens(texts);
  const reservation = await reserveCall({
    ...asked,
    ...{ runId: null, attempt: 1, step: 0, sessionId: null, model },
    ...{ inputTokens: reservedInput(estimated), maxOutputTokens: 0 },
  });
  const startedAt = performance.now();
  const settle = (input: number, isEstimated: boolean, errorCode: string | null) =>
    settleCall(reservation, {
      status: errorCode ? "FAILED" : "DONE",
      tokens: { input, cached: 0, output: 0, reasoning: 0 },
      ...{ isEstimated, errorCode, firstTokenMs: null },
      durationMs: Math.round(performance.now() - startedAt),
    });
  try {
    const { embedMany } = await loadSdk();
    const { embeddings, usage } = await embedMany({
      ...{ model: model.embedding, providerOptions: model.providerOptions },
      ...{ values: [...texts], maxRetries: 0, abortSignal: AbortSignal.timeout(patienceMs) },
    });
    const isCounted = Number.isFinite(usage.tokens) && usage.tokens > 0;
    await settle(isCounted ? usage.tokens : estimated, !isCounted, null);
    return embeddings.map(normalized);
  } catch (error) {
    await settle(0, true, failureOf(error).code);
    throw error;
  }
}

function normalized(values: readonly number[]): Float32Array {
  const length = Math.hypot(...values) || 1;
  return Float32Array.from(values, (value) => value / length);
}
