import { db } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { connectionOf } from "../providers/connection";
import { configuredVariables } from "../providers/variables";
import { listModels } from "./list";
import { priceOf } from "./prices";
import { openLanguageModel } from "./provider";
import type { ResolvedModel } from "./resolved";

const unavailable = (message: string) => new AppError("unavailable", message);

/**
 * A text model, ready to be asked.
 * @throws AppError unavailable, whose message says what to do
 */
export async function resolveModel(modelId: string): Promise<ResolvedModel> {
  const model = await db().aiModel.findUnique({ where: { id: modelId }, include: { provider: true } });
  if (!model) throw unavailable("This model was removed. Choose another one.");
  const { provider, label } = model;
  const isConfigured = !provider.variable || configuredVariables().some((name) => name === provider.variable);
  if (!isConfigured)
    throw unavailable(
      `${label} can’t be asked: ${provider.variable} isn’t set any more. Choose another model.`,
    );
  if (!model.isEnabled || !provider.isEnabled)
    throw unavailable(`${label} was turned off by an administrator. Choose another model.`);
  if (model.kind !== "TEXT") throw unavailable(`${label} doesn’t write text. Choose another model.`);
  const { language, providerOptions } = await openLanguageModel(connectionOf(provider), model);
  const { kind, baseUrl } = provider;
  return {
    id: model.id,
    name: model.name,
    label,
    providerName: provider.name,
    language,
    providerOptions,
    hasVision: model.hasVision,
    hasTools: model.hasTools,
    hasReasoning: model.hasReasoning,
    maxOutputTokens: model.maxOutputTokens,
    ...(await priceOf({ ...model, kind, baseUrl, modelKind: model.kind })),
    fallbackIds: model.fallbackIds,
  };
}

/** The model that new chats begin with; null where there is none. */
export async function defaultModel(_workspaceId: string): Promise<{ id: string; label: string } | null> {
  const [first] = await listModels();
  return first ? { id: first.id, label: first.label } : null;
}
