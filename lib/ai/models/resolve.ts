import "server-only";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/http/errors";
import { connectionOf } from "../providers/connection";
import { configuredVariables, usableProvider } from "../providers/variables";
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
  const { language, providerOptions } = await openLanguageModel(connectionOf(provider), model.name);
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
    ...(await priceOf({ ...model, kind, baseUrl })),
    fallbackIds: model.fallbackIds,
  };
}

const usableText = () => ({ kind: "TEXT" as const, isEnabled: true, provider: usableProvider() });

/**
 * The model that a workspace's chats begin with: AI_DEFAULT_MODEL, else the first of a provider that is up, real ones
 * before the demo's. Null where there is none.
 */
export async function defaultModel(_workspaceId: string): Promise<{ id: string; label: string } | null> {
  const models = await db().aiModel.findMany({
    where: usableText(),
    select: { id: true, label: true, name: true, provider: { select: { kind: true, isUp: true } } },
    orderBy: { id: "asc" },
  });
  const { AI_DEFAULT_MODEL } = env();
  const rank = (model: (typeof models)[number]) =>
    (model.name === AI_DEFAULT_MODEL ? 0 : 4) +
    (model.provider.isUp === false ? 2 : 0) +
    (model.provider.kind === "DEMO" ? 1 : 0);
  const [first] = models.toSorted((a, b) => rank(a) - rank(b));
  return first ? { id: first.id, label: first.label } : null;
}
