import type { Actor } from "@/lib/auth/actor";
import { failureOf } from "../models/failure";
import { priceOf } from "../models/prices";
import { openEmbeddingModel, openLanguageModel } from "../models/provider";
import { loadSdk } from "../models/sdk";
import { reserveCall, settleCall } from "../usage/ledger";
import { accessModel } from "./access";
import { connectionOf } from "./connection";
import type { ModelTest } from "./schema";

const PATIENCE_MS = 20_000;
/** OpenAI takes no fewer than 16, and reasoning counts. */
const MAX_OUTPUT_TOKENS = 64;
/** About what the question takes. */
const INPUT_TOKENS = 12;

type Model = Awaited<ReturnType<typeof accessModel>>;

/**
 * One tiny call, also of a model that is turned off: how long it takes to answer, or what is wrong. It is in the ledger
 * under whoever tries it, in no workspace.
 */
export async function testModel(actor: Actor, id: string): Promise<ModelTest> {
  const model = await accessModel(actor, id);
  if (model.kind === "IMAGE")
    return { problem: "Pictures can’t be tested: one would cost too much.", firstTokenMs: null };
  const { price } = await priceOf({ ...model, ...baseOf(model.provider) });
  const output = model.kind === "TEXT" ? MAX_OUTPUT_TOKENS : 0;
  const reservation = await reserveCall({
    ...{ purpose: "test", runId: null, attempt: 1, step: 0, userId: actor.userId, workspaceId: null },
    ...{ sessionId: null, inputTokens: INPUT_TOKENS, maxOutputTokens: output },
    model: { id, label: model.label, providerName: model.provider.name, price },
  });
  const started = performance.now();
  const failed = await (model.kind === "TEXT" ? firstToken(model) : embedding(model)).then(
    () => null,
    failureOf,
  );
  const firstTokenMs = failed ? null : Math.round(performance.now() - started);
  await settleCall(reservation, {
    status: failed ? "FAILED" : "DONE",
    // The rest of the answer isn't waited for, nor what it took.
    tokens: { input: failed ? 0 : INPUT_TOKENS, cached: 0, output: failed ? 0 : output, reasoning: 0 },
    ...{ isEstimated: !failed, errorCode: failed?.code ?? null, firstTokenMs },
    durationMs: Math.round(performance.now() - started),
  });
  return { problem: failed?.message ?? null, firstTokenMs };
}

const baseOf = ({ kind, baseUrl }: Model["provider"]) => ({ kind, baseUrl });

/** Resolves with the first of the answer, of its reasoning or its end; the rest isn't waited for. */
async function firstToken({ provider, ...model }: Model): Promise<void> {
  const { language, providerOptions } = await openLanguageModel(connectionOf(provider), model);
  const { streamText } = await loadSdk();
  const leave = new AbortController();
  const result = streamText({
    model: language,
    providerOptions,
    prompt: "Answer with the word: ready",
    maxOutputTokens: MAX_OUTPUT_TOKENS,
    maxRetries: 0,
    abortSignal: AbortSignal.any([leave.signal, AbortSignal.timeout(PATIENCE_MS)]),
    onError: () => {},
  });
  try {
    for await (const part of result.stream) {
      if (part.type === "error") throw part.error;
      if (part.type === "abort") throw new DOMException("", "TimeoutError");
      if (part.type === "text-delta" || part.type === "reasoning-delta" || part.type === "finish") return;
    }
  } finally {
    leave.abort();
  }
}

async function embedding({ name, provider }: Model): Promise<void> {
  const { embed } = await loadSdk();
  const model = await openEmbeddingModel(connectionOf(provider), name);
  await embed({ model, value: "ready", maxRetries: 0, abortSignal: AbortSignal.timeout(PATIENCE_MS) });
}
