import type { EmbeddingModelV4, LanguageModelV4 } from "@ai-sdk/provider";
import type { AiProviderKind } from "@/lib/generated/prisma/enums";
import type { Connection } from "../providers/connection";
import { limitAnswer } from "./limit-answer";
import type { ResolvedModel } from "./resolved";
import { loadSdk } from "./sdk";

type Models = {
  language: (name: string) => LanguageModelV4;
  embedding: (name: string) => EmbeddingModelV4;
  providerOptions?: ResolvedModel["providerOptions"];
};

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

/** The one place that knows the SDK's providers. Each is loaded at first use. */
const OPEN: Record<AiProviderKind, Open> = {
  OPENAI: async ({ baseUrl, apiKey = "", fetch }) => {
    const { createOpenAI } = await import("@ai-sdk/openai");
    const provider = createOpenAI({ baseURL: baseUrl, apiKey, fetch });
    return {
      language: (name) => provider.languageModel(name),
      embedding: (name) => provider.embeddingModel(name),
      // Otherwise OpenAI keeps the conversation.
      providerOptions: { openai: { store: false } },
    };
  },
  ANTHROPIC: async ({ baseUrl, apiKey = "", fetch }) => {
    const { createAnthropic } = await import("@ai-sdk/anthropic");
    const provider = createAnthropic({ baseURL: baseUrl, apiKey, fetch });
    return {
      language: (name) => provider.languageModel(name),
      embedding: (name) => provider.embeddingModel(name),
    };
  },
  GOOGLE: async ({ baseUrl, apiKey = "", fetch }) => {
    const { createGoogle } = await import("@ai-sdk/google");
    const provider = createGoogle({ baseURL: baseUrl, apiKey, fetch });
    return {
      language: (name) => provider.languageModel(name),
      embedding: (name) => provider.embeddingModel(name),
    };
  },
  COMPATIBLE: compatible,
  DEMO: compatible,
};

/** A text model over this connection, with the options that each call of it must carry. */
export async function openLanguageModel(connection: Connection, name: string) {
  const [{ wrapLanguageModel }, models] = await Promise.all([loadSdk(), OPEN[connection.kind](connection)]);
  const language = wrapLanguageModel({ model: models.language(name), middleware: limitAnswer });
  return { language, providerOptions: models.providerOptions };
}

export async function openEmbeddingModel(connection: Connection, name: string) {
  return (await OPEN[connection.kind](connection)).embedding(name);
}
