import type { Actor } from "@/lib/auth/actor";
import type { AiModelKind } from "@/lib/generated/prisma/enums";
import { AppError } from "@/lib/http/errors";
import { failureOf } from "../models/failure";
import { IMAGE_PROTOCOLS } from "../models/images/protocols";
import { openEmbeddingModel, openLanguageModel } from "../models/provider";
import { loadSdk } from "../models/sdk";
import { accessModel } from "./access";
import { connectionOf } from "./connection";
import type { ModelTest } from "./schema";

const PATIENCE_MS = 20_000;
/** A server of one's own loads the model first. */
const PICTURE_PATIENCE_MS = 60_000;
/** OpenAI takes no fewer than 16, and reasoning counts. */
const MAX_OUTPUT_TOKENS = 64;

type Model = Awaited<ReturnType<typeof accessModel>>;

/** One tiny call, also of a model that is turned off: how long it takes to answer, or what is wrong. */
export async function testModel(actor: Actor, id: string): Promise<ModelTest> {
  const model = await accessModel(actor, id);
  const started = performance.now();
  try {
    await TESTS[model.kind](model);
    return { problem: null, firstTokenMs: Math.round(performance.now() - started) };
  } catch (error) {
    return { problem: failureOf(error).message, firstTokenMs: null };
  }
}

const TESTS: Record<AiModelKind, (model: Model) => Promise<unknown>> = {
  TEXT: (model) => firstToken(model),
  EMBEDDING: (model) => embedding(model),
  IMAGE: (model) => picture(model),
};

/** Most are only asked whether they are there: a picture costs money. */
async function picture({ name, provider }: Model): Promise<void> {
  const protocol = IMAGE_PROTOCOLS[provider.kind];
  if (!protocol) throw new AppError("unavailable", "Guildhall makes no pictures with this provider.");
  await protocol.test(connectionOf(provider), name, AbortSignal.timeout(PICTURE_PATIENCE_MS));
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
