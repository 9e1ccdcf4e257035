import type { AiProviderKind } from "@/lib/generated/prisma/enums";
import type { Price } from "./resolved";

export type Priced = {
  kind: AiProviderKind;
  baseUrl: string | null;
  name: string;
  inputPrice: bigint | null;
  cachedPrice: bigint | null;
  outputPrice: bigint | null;
  contextTokens: number | null;
};

const FREE: Price = { input: 0n, cached: 0n, output: 0n };
const PROVIDER_IDS: Partial<Record<AiProviderKind, string>> = {
  OPENAI: "openai",
  ANTHROPIC: "anthropic",
  GOOGLE: "google",
};

/** A model's prices: the administrator's, else those of the bundled table, else unknown; and how much it reads. */
export async function priceOf(model: Priced): Promise<{ price: Price | null; contextTokens: number | null }> {
  if (model.kind === "DEMO") return { price: FREE, contextTokens: model.contextTokens };
  const bundled = await bundledPrice(model);
  const { inputPrice: input, outputPrice: output, cachedPrice } = model;
  const typed = input === null || output === null ? null : { input, output, cached: cachedPrice ?? input };
  return {
    price: typed ?? bundled?.price ?? null,
    contextTokens: model.contextTokens ?? bundled?.contextTokens ?? null,
  };
}

/** The table is part of the package: nothing is fetched. */
async function bundledPrice({ kind, baseUrl, name }: Priced) {
  const { calcPrice, findProvider } = await import("@pydantic/genai-prices");
  const providerId = PROVIDER_IDS[kind];
  // A server of one's own that runs a model of somebody else's has not their prices.
  const provider = providerId ? undefined : findProvider({ providerApiUrl: baseUrl ?? "" });
  if (!providerId && !provider) return null;
  const found = calcPrice({ input_tokens: 1, output_tokens: 1 }, name, { providerId, provider });
  if (!found) return null;
  const { input_mtok, cache_read_mtok, output_mtok } = found.model_price;
  const input = micros(input_mtok);
  // A model for embeddings has no output.
  const output = output_mtok === undefined && /embed/i.test(name) ? 0n : micros(output_mtok);
  const price =
    input === null || output === null ? null : { input, output, cached: micros(cache_read_mtok) ?? input };
  return { price, contextTokens: found.model.context_window ?? null };
}

/** Dollars per million tokens as micro-dollars per million tokens; of a tiered price the first. */
function micros(price: number | { base: number } | undefined): bigint | null {
  const dollars = typeof price === "object" ? price.base : price;
  // A negative price would add to a budget.
  return dollars === undefined || !(dollars >= 0) ? null : BigInt(Math.round(dollars * 1_000_000));
}
