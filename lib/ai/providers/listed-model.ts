import { z } from "zod";
import type { CatalogModel } from "../models/catalog";

/** What a list of models says of one, beside its name. */
export type ListedModel = { name: string; told: Partial<Omit<CatalogModel, "name" | "label">> };

const Count = z.int().positive().nullish().catch(null);
const Words = z.array(z.string()).nullish().catch(null);
const Supported = z.object({ supported: z.boolean() }).nullish().catch(null);

/** OpenAI's form, with what OpenRouter, vLLM and Anthropic add to it. What can't be read is as if it weren't said. */
const Described = z.object({
  id: z.string(),
  supported_parameters: Words,
  architecture: z.object({ input_modalities: Words, output_modalities: Words }).nullish().catch(null),
  context_length: Count,
  max_model_len: Count,
  top_provider: z.object({ max_completion_tokens: Count }).nullish().catch(null),
  max_input_tokens: Count,
  max_tokens: Count,
  capabilities: z.object({ image_input: Supported, thinking: Supported }).nullish().catch(null),
});

const OfGoogle = z.object({
  name: z.string(),
  supportedGenerationMethods: Words,
  inputTokenLimit: Count,
  outputTokenLimit: Count,
  thinking: z.boolean().nullish().catch(null),
});

/** Of Ollama's own protocol. */
const Shown = z.object({
  capabilities: z.array(z.string()),
  model_info: z.record(z.string(), z.unknown()).nullish(),
});

export const Listed = z.union([
  z.object({ data: z.array(Described) }).transform(({ data }) => data.map(fromOpenAi)),
  z.object({ models: z.array(OfGoogle) }).transform(({ models }) => models.map(fromGoogle)),
]);

/** Without what isn't told. */
function told(given: { [K in keyof ListedModel["told"]]: ListedModel["told"][K] | null | undefined }) {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== null && value !== undefined),
  ) as ListedModel["told"];
}

/** The longest answer that budgets reserve for: more than that is seldom written. */
const MOST_OUTPUT = 16_384;
const outputOf = (tokens: number | null | undefined) => tokens && Math.min(tokens, MOST_OUTPUT);

function fromOpenAi(model: z.output<typeof Described>): ListedModel {
  const { architecture, supported_parameters: parameters, capabilities } = model;
  return {
    name: model.id,
    told: told({
      kind: kindOf(architecture?.output_modalities),
      hasVision: architecture?.input_modalities?.includes("image") ?? capabilities?.image_input?.supported,
      hasTools: parameters?.includes("tools"),
      hasReasoning: parameters?.includes("reasoning") ?? capabilities?.thinking?.supported,
      contextTokens: model.context_length ?? model.max_model_len ?? model.max_input_tokens,
      maxOutputTokens: outputOf(model.top_provider?.max_completion_tokens ?? model.max_tokens),
    }),
  };
}

const kindOf = (made: readonly string[] | null | undefined) =>
  made?.includes("embeddings")
    ? ("EMBEDDING" as const)
    : made?.includes("image") && !made.includes("text")
      ? ("IMAGE" as const)
      : null;

function fromGoogle(model: z.output<typeof OfGoogle>): ListedModel {
  const methods = model.supportedGenerationMethods;
  return {
    name: model.name.replace(/^models\//, ""),
    told: told({
      kind: methods?.includes("embedContent") ? "EMBEDDING" : null,
      hasReasoning: model.thinking,
      contextTokens: model.inputTokenLimit,
      maxOutputTokens: outputOf(model.outputTokenLimit),
    }),
  };
}

/** What Ollama says of a model on its own; null for anything else. */
export function fromOllama(body: unknown): ListedModel["told"] | null {
  const shown = Shown.safeParse(body);
  if (!shown.success) return null;
  const { capabilities, model_info: info } = shown.data;
  const context = Object.entries(info ?? {}).find(([key]) => key.endsWith(".context_length"))?.[1];
  return told({
    kind: capabilities.includes("embedding") ? "EMBEDDING" : "TEXT",
    hasVision: capabilities.includes("vision"),
    hasTools: capabilities.includes("tools"),
    hasReasoning: capabilities.includes("thinking"),
    contextTokens: typeof context === "number" ? context : null,
  });
}
