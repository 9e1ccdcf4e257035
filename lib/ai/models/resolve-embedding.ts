import type { EmbeddingModelV4, JSONObject } from "@ai-sdk/provider";
import { db } from "@/lib/db";
import type { AiProviderKind } from "@/lib/generated/prisma/enums";
import { AppError } from "@/lib/http/errors";
import { connectionOf } from "../providers/connection";
import { usableProvider } from "../providers/variables";
import { priceOf } from "./prices";
import { openEmbeddingModel } from "./provider";
import type { ResolvedModel } from "./resolved";

/** A model for embeddings that can be asked now. */
export type ResolvedEmbedding = Pick<ResolvedModel, "id" | "label" | "providerName" | "price"> & {
  embedding: EmbeddingModelV4;
  /** What each call must carry. */
  providerOptions: Record<string, JSONObject>;
};

/** Of models that make as many dimensions as they are asked for: more are slower to compare than they are better. */
const DIMENSIONS = 1_024;
const OPTIONS: Partial<Record<AiProviderKind, (name: string) => Record<string, JSONObject>>> = {
  OPENAI: (name): Record<string, JSONObject> =>
    name.startsWith("text-embedding-3") ? { openai: { dimensions: DIMENSIONS } } : {},
  GOOGLE: (name): Record<string, JSONObject> =>
    name.includes("gemini-embedding") ? { google: { outputDimensionality: DIMENSIONS } } : {},
};

/**
 * A model for embeddings, ready to be asked.
 * @throws AppError unavailable, whose message says what to do
 */
export async function resolveEmbedding(modelId: string): Promise<ResolvedEmbedding> {
  const where = { id: modelId, kind: "EMBEDDING", isEnabled: true, provider: usableProvider() } as const;
  const model = await db().aiModel.findFirst({ where, include: { provider: true } });
  if (!model)
    throw new AppError(
      "unavailable",
      "The model for embeddings is turned off. Turn it on, or choose another one.",
    );
  const { id, name, label, provider } = model;
  const { kind, baseUrl } = provider;
  const { price } = await priceOf({ ...model, kind, baseUrl, modelKind: "EMBEDDING" });
  return {
    ...{ id, label, providerName: provider.name, price },
    embedding: await openEmbeddingModel(connectionOf(provider), name),
    providerOptions: OPTIONS[kind]?.(name) ?? {},
  };
}
