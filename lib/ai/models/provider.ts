import type { EmbeddingModelV4, LanguageModelV4 } from "@ai-sdk/provider";
import type { AiProviderKind } from "@/lib/generated/prisma/enums";
import { AppError } from "@/lib/http/errors";
import type { Connection } from "../providers/connection";
import { gatherText } from "./gather-text";
import { limitAnswer } from "./limit-answer";
import type { ResolvedModel } from "./resolved";
import { loadSdk } from "./sdk";

type Models = {
  language: (name: string) => LanguageModelV4;
  embedding: (name: string) => EmbeddingModelV4;
  /** What each call of this model must carry. */
  optionsFor?: (model: NamedModel) => ResolvedModel["providerOptions"];
};

type NamedModel = { name: string; hasReasoning: boolean };

type Open = (connection: Connection) => Promise<Models>;

const compatible: Open = async ({ baseUrl, apiKey, fetch }) => {
  const { createOpenAICompatible } = await import("@ai-sdk/openai-compatible");
  const provider = createOpenAICompatible({
    name: "compatible",
    baseURL: baseUrl,
    apiKey,
    fetch,
    // Without it no usage comes, and nothing would be charged.
    includeUsage: true,
    supportsStructuredOutputs: true,
  });
  return {
    language: (name) => provider.languageModel(name),
    embedding: (name) => provider.embeddingModel(name),
  };
};

const picturesOnly: Open = async () => {
  throw new AppError("unavailable", "This provider makes pictures alone. Choose another model.");
};

/** Before Claude 4.6 a model reasons by a budget of tokens, and refuses to choose how much itself. */
const BUDGETED_CLAUDE = /claude-(\d|(opus|sonnet|haiku)-4-?(\d{8}|[0-5]\b|$))/;

/** The one place that knows the SDK's providers. Each is loaded at first use. */
const OPEN: Record<AiProviderKind, Open> = {
  OPENAI: async ({ baseUrl, apiKey = "", fetch }) => {
    const { createOpenAI } = await import("@ai-sdk/openai");
    const provider = createOpenAI({ baseURL: baseUrl, apiKey, fetch });
    return {
      language: (name) => provider.languageModel(name),
      embedding: (name) => provider.embeddingModel(name),
      // `store`: otherwise OpenAI keeps the conversation.
      optionsFor: ({ hasReasoning }) => ({
        openai: { store: false, ...(hasReasoning && { reasoningSummary: "auto" }) },
      }),
    };
  },
  ANTHROPIC: async ({ baseUrl, apiKey = "", fetch }) => {
    const { createAnthropic } = await import("@ai-sdk/anthropic");
    const provider = createAnthropic({ baseURL: baseUrl, apiKey, fetch });
    return {
      language: (name) => provider.languageModel(name),
      embedding: (name) => provider.embeddingModel(name),
      optionsFor: ({ name, hasReasoning }) =>
        hasReasoning && !BUDGETED_CLAUDE.test(name)
          ? { anthropic: { thinking: { type: "adaptive", display: "summarized" } } }
          : undefined,
    };
  },
  GOOGLE: async ({ baseUrl, apiKey = "", fetch }) => {
    const { createGoogle } = await import("@ai-sdk/google");
    const provider = createGoogle({ baseURL: baseUrl, apiKey, fetch });
    return {
      language: (name) => provider.languageModel(name),
      embedding: (name) => provider.embeddingModel(name),
      optionsFor: ({ hasReasoning }) =>
        hasReasoning ? { google: { thinkingConfig: { includeThoughts: true } } } : undefined,
    };
  },
  COMPATIBLE: compatible,
  AUTOMATIC1111: picturesOnly,
  STABILITY: picturesOnly,
  DEMO: compatible,
};

/** A text model over this connection, with the options that each call of it must carry. */
export async function openLanguageModel(connection: Connection, model: NamedModel) {
  const [{ wrapLanguageModel }, models] = await Promise.all([loadSdk(), OPEN[connection.kind](connection)]);
  const middleware = [limitAnswer, gatherText];
  const language = wrapLanguageModel({ model: models.language(model.name), middleware });
  return { language, providerOptions: models.optionsFor?.(model) };
}

export async function openEmbeddingModel(connection: Connection, name: string) {
  return (await OPEN[connection.kind](connection)).embedding(name);
}
