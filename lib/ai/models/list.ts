import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { usableProvider } from "../providers/variables";
import { priceOf } from "./prices";
import type { ModelChoice } from "./schema";

const fields = {
  id: true,
  name: true,
  label: true,
  hasVision: true,
  hasTools: true,
  hasReasoning: true,
  contextTokens: true,
  inputPrice: true,
  cachedPrice: true,
  outputPrice: true,
  picturePrice: true,
  provider: { select: { name: true, kind: true, baseUrl: true, isUp: true } },
} as const;

/**
 * The text models that can be asked, the default first: AI_DEFAULT_MODEL, else one of a provider that is up, and real
 * ones before the demo's.
 */
export async function listModels(): Promise<ModelChoice[]> {
  const models = await db().aiModel.findMany({
    where: { kind: "TEXT", isEnabled: true, provider: usableProvider() },
    select: fields,
    orderBy: [{ provider: { createdAt: "asc" } }, { id: "asc" }],
  });
  const { AI_DEFAULT_MODEL } = env();
  const rank = ({ name, provider }: (typeof models)[number]) =>
    (name === AI_DEFAULT_MODEL ? 0 : 4) +
    (provider.isUp === false ? 2 : 0) +
    (provider.kind === "DEMO" ? 1 : 0);
  const sorted = models.toSorted((a, b) => rank(a) - rank(b));
  return Promise.all(
    sorted.map(async ({ provider, ...model }, index) => {
      const { price } = await priceOf({ ...model, ...provider, name: model.name, modelKind: "TEXT" });
      const { id, label, hasVision, hasTools, hasReasoning, contextTokens } = model;
      return {
        ...{ id, label, hasVision, hasTools, hasReasoning, contextTokens },
        providerName: provider.name,
        price: price && { input: Number(price.input), output: Number(price.output) },
        isUp: provider.isUp !== false,
        isDefault: index === 0,
        isDemo: provider.kind === "DEMO",
      };
    }),
  );
}
