import { type Transaction, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import type { AiProviderKind } from "@/lib/generated/prisma/enums";
import { enqueue } from "@/lib/jobs/queue";
import { describeModel, FIRST_MODELS } from "../models/catalog";
import { DEFAULT_URLS } from "./connection";
import { configuredVariables, PROVIDER_VARIABLES, type ProviderVariable } from "./variables";

/**
 * Has a row of `ai_providers` for each variable that configures one, and of `ai_models` for those that variables name.
 * Workers call it as they start; concurrent calls wait for each other. Rows of variables that aren't set any more stay,
 * with prices and budgets, and aren't offered.
 */
export async function syncProviders(): Promise<void> {
  await transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('ai_providers', 0))`;
    for (const variable of configuredVariables()) await syncProvider(tx, variable);
    const { AI_DEFAULT_MODEL, AI_EMBEDDING_MODEL } = env();
    for (const name of [AI_DEFAULT_MODEL, AI_EMBEDDING_MODEL]) if (name) await syncModel(tx, name);
    await enqueue(tx, "ai.checkProviders", {});
  });
}

async function syncProvider(tx: Transaction, variable: ProviderVariable) {
  const { kind, name, baseUrl } = PROVIDER_VARIABLES[variable];
  const address = baseUrl(env());
  const row = await tx.aiProvider.findUnique({ where: { variable } });
  if (row && kind !== "DEMO" && row.baseUrl !== address)
    await tx.aiProvider.update({
      where: { variable },
      data: { baseUrl: address, isUp: null, problem: null },
    });
  // One that a version before began with fewer.
  if (row && kind === "DEMO")
    await tx.aiModel.createMany({
      data: firstModels(kind).map((model) => ({ ...model, providerId: row.id })),
      skipDuplicates: true,
    });
  if (row) return;
  const label = DEFAULT_URLS[kind] === undefined && address ? new URL(address).host : name;
  await tx.aiProvider.create({
    data: { kind, name: label, variable, baseUrl: address, models: { create: firstModels(kind) } },
  });
}

/** The models that a provider of this kind begins with. */
export const firstModels = (kind: AiProviderKind) =>
  FIRST_MODELS[kind].flatMap((name) => describeModel(name, kind) ?? []);

const KIND_BY_NAME: [RegExp, AiProviderKind][] = [
  [/^(gpt-|o\d|text-embedding-)/, "OPENAI"],
  [/^claude/, "ANTHROPIC"],
  [/^gemini/, "GOOGLE"],
];

/** A model that a variable names is there, at a provider whose models have such names, else at the AI server. */
async function syncModel(tx: Transaction, name: string) {
  if ((await tx.aiModel.count({ where: { name } })) > 0) return;
  const kind = KIND_BY_NAME.find(([matches]) => matches.test(name))?.[1] ?? "COMPATIBLE";
  const provider =
    (await tx.aiProvider.findFirst({ where: { kind }, orderBy: { id: "asc" } })) ??
    (await tx.aiProvider.findFirst({ where: { kind: "COMPATIBLE" }, orderBy: { id: "asc" } }));
  const described = describeModel(name);
  if (provider && described) await tx.aiModel.create({ data: { ...described, providerId: provider.id } });
}
