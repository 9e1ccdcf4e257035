import type { Actor } from "@/lib/auth/actor";
import { accessInstance } from "@/lib/auth/instance-access";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import type { Prisma } from "@/lib/generated/prisma/client";
import { priceOf } from "../models/prices";
import type { AdminModel, AdminProvider } from "./schema";
import { configuredVariables, isProviderVariable, PROVIDER_VARIABLES } from "./variables";

const withModels = { models: { orderBy: { id: "asc" } } } as const;
type Row = Prisma.AiProviderGetPayload<{ include: typeof withModels }>;
type ModelRow = Row["models"][number];

export async function listProviders(actor: Actor): Promise<AdminProvider[]> {
  await accessInstance(actor, "instance.read");
  const rows = await db().aiProvider.findMany({ include: withModels, orderBy: { id: "asc" } });
  return Promise.all(rows.map(presentProvider));
}

export async function readProvider(id: string): Promise<AdminProvider> {
  return presentProvider(await db().aiProvider.findUniqueOrThrow({ where: { id }, include: withModels }));
}

async function presentProvider(row: Row): Promise<AdminProvider> {
  const { id, kind, name, baseUrl, variable, isEnabled, isUp, problem } = row;
  const isKnown = variable !== null && isProviderVariable(variable);
  return {
    ...{ id, kind, name, baseUrl, variable, isEnabled, isUp, problem },
    isConfigured: variable === null || (isKnown && configuredVariables().includes(variable)),
    hasKey: isKnown ? Boolean(PROVIDER_VARIABLES[variable].apiKey(env())) : row.sealedKey !== null,
    checkedAt: row.checkedAt?.toISOString() ?? null,
    models: await Promise.all(row.models.map((model) => presentModel(model, row))),
  };
}

const numberOf = (micros: bigint | null) => (micros === null ? null : Number(micros));

export async function presentModel(
  row: ModelRow,
  { kind, baseUrl }: Pick<Row, "kind" | "baseUrl">,
): Promise<AdminModel> {
  const { price, contextTokens } = await priceOf({ ...row, kind, baseUrl, modelKind: row.kind });
  return {
    ...row,
    contextTokens,
    inputPrice: numberOf(row.inputPrice),
    cachedPrice: numberOf(row.cachedPrice),
    outputPrice: numberOf(row.outputPrice),
    picturePrice: numberOf(row.picturePrice),
    price: price && {
      input: Number(price.input),
      cached: Number(price.cached),
      output: Number(price.output),
      ...(price.picture !== undefined && { picture: Number(price.picture) }),
    },
  };
}
