import type { Actor } from "@/lib/auth/actor";
import type { AiModelKind } from "@/lib/generated/prisma/enums";
import { AppError } from "@/lib/http/errors";
import { failureOf } from "../models/failure";
import { IMAGE_PROTOCOLS } from "../models/images/protocols";
import { priceOf } from "../models/prices";
import { openEmbeddingModel, openLanguageModel } from "../models/provider";
import { loadSdk } from "../models/sdk";
import type { Tokens } from "../usage/cost";
import { reserveCall, settleCall } from "../usage/ledger";
import { accessModel } from "./access";
import { connectionOf } from "./connection";
import type { ModelTest } from "./schema";

const PATIENCE_MS = 20_000;
/** A server of one's own loads the model first. */
const PICTURE_PATIENCE_MS = 60_000;
/** OpenAI takes no fewer than 16, and reasoning counts. */
const MAX_OUTPUT_TOKENS = 64;
/** About what the question takes. */
const INPUT_TOKENS = 12;

type Model = Awaited<ReturnType<typeof accessModel>>;
type Used = Omit<Required<Tokens>, "cached">;

/** What each uses at most, and what it has used. */
const TESTS: Record<AiModelKind, { most: Used; run: (model: Model) => Promise<Partial<Used>> }> = {
  TEXT: {
    most: { input: INPUT_TOKENS, output: MAX_OUTPUT_TOKENS, pictures: 0 },
    run: async (model) => {
      await firstToken(model);
      // The rest of the answer isn't waited for, nor what it took.
      return { input: INPUT_TOKENS, output: MAX_OUTPUT_TOKENS };
    },
  },
  EMBEDDING: {
    most: { input: INPUT_TOKENS, output: 0, pictures: 0 },
    run: async (model) => {
      await embedding(model);
      return { input: INPUT_TOKENS };
    },
  },
  IMAGE: { most: { input: 0, output: 0, pictures: 1 }, run: (model) => picture(model) },
};

/**
 * One tiny call, also of a model that is turned off: how long it takes to answer, or what is wrong. It is in the ledger
 * under whoever tries it, in no workspace.
 */
export async function testModel(actor: Actor, id: string): Promise<ModelTest> {
  const model = await accessModel(actor, id);
  const { kind, baseUrl } = model.provider;
  const { price } = await priceOf({ ...model, kind, baseUrl, modelKind: model.kind });
  const { most, run } = TESTS[model.kind];
  const reservation = await reserveCall({
    ...{ purpose: "test", runId: null, attempt: 1, step: 0, userId: actor.userId, workspaceId: null },
    ...{ sessionId: null, inputTokens: most.input, maxOutputTokens: most.output, pictures: most.pictures },
    model: { id, label: model.label, providerName: model.provider.name, price },
  });
  const started = performance.now();
  const result = await run(model).catch(failureOf);
  const failed = "message" in result ? result : null;
  const durationMs = Math.round(performance.now() - started);
  const firstTokenMs = failed ? null : durationMs;
  const used = "message" in result ? {} : result;
  await settleCall(reservation, {
    status: failed ? "FAILED" : "DONE",
    tokens: { input: 0, cached: 0, output: 0, reasoning: 0, ...used },
    ...{ isEstimated: !failed, errorCode: failed?.code ?? null, firstTokenMs, durationMs },
  });
  return { problem: failed?.message ?? null, firstTokenMs };
}

/** Most are only asked whether they are there: a picture costs money. */
async function picture({ name, provider }: Model): Promise<Partial<Used>> {
  const protocol = IMAGE_PROTOCOLS[provider.kind];
  if (!protocol) throw new AppError("unavailable", "Guildhall makes no pictures with this provider.");
  return protocol.test(connectionOf(provider), name, AbortSignal.timeout(PICTURE_PATIENCE_MS));
}

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
