import type { AiModelKind, AiProviderKind } from "@/lib/generated/prisma/enums";
import type { Price } from "./resolved";

export type Priced = {
  kind: AiProviderKind;
  baseUrl: string | null;
  name: string;
  /** Of the model. */
  modelKind: AiModelKind;
  inputPrice: bigint | null;
  cachedPrice: bigint | null;
  outputPrice: bigint | null;
  picturePrice: bigint | null;
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
  const { inputPrice: input, outputPrice: output, cachedPrice, picturePrice } = model;
  if (model.modelKind === "IMAGE" && picturePrice !== null)
    return { price: { ...FREE, picture: picturePrice }, contextTokens: null };
  const bundled = await bundledPrice(model);
  const typed = input === null || output === null ? null : { input, output, cached: cachedPrice ?? input };
  return {
    price: typed ?? bundled?.price ?? null,
    contextTokens: model.contextTokens ?? bundled?.contextTokens ?? null,
  };
}

/** In micro-dollars for each picture, as their makers list them; the package's table has tokens alone. */
const PICTURE_PRICES: Partial<Record<AiProviderKind, Record<string, bigint>>> = {
  OPENAI: { "dall-e-3": 40_000n, "dall-e-2": 20_000n },
  STABILITY: {
    "stable-image-core": 30_000n,
    "stable-image-ultra": 80_000n,
    "sd3.5-large": 65_000n,
    "sd3.5-large-turbo": 40_000n,
    "sd3.5-medium": 35_000n,
    "sd3.5-flash": 25_000n,
  },
};

/** The table is part of the package: nothing is fetched. */
async function bundledPrice({ kind, baseUrl, name, modelKind }: Priced) {
  const picture = PICTURE_PRICES[kind]?.[name];
  if (picture) return { price: { ...FREE, picture }, contextTokens: null };
  const { calcPrice, findProvider } = await import("@pydantic/genai-prices");
  const providerId = PROVIDER_IDS[kind];
  // A server of one's own that runs a model of somebody else's has not their prices.
  const provider = providerId ? undefined : findProvider({ providerApiUrl: baseUrl ?? "" });
  if (!providerId && !provider) return null;
  const found = calcPrice({ input_tokens: 1, output_tokens: 1 }, name, { providerId, provider });
  if (!found) return null;
  const { input_mtok, cache_read_mtok, output_mtok, input_image_mtok, output_image_mtok } = found.model_price;
  const isImage = modelKind === "IMAGE";
  // The tokens of a picture's prompt are few: they count as those of the picture that is varied, which cost more.
  const input = micros((isImage && input_image_mtok) || input_mtok);
  // A model for embeddings has no output.
  const output = modelKind === "EMBEDDING" ? 0n : micros((isImage && output_image_mtok) || output_mtok);
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
