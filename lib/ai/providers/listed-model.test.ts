import { describe, expect, it } from "vitest";
import { fromOllama, Listed } from "./listed-model";

describe("what a list of models says of each", () => {
  it.each<[string, unknown, object]>([
    [
      "OpenRouter's",
      {
        data: [
          {
            ...{ id: "maker/m", context_length: 200_000, supported_parameters: ["tools", "reasoning"] },
            architecture: { input_modalities: ["text", "image"], output_modalities: ["text"] },
            top_provider: { max_completion_tokens: 64_000 },
          },
        ],
      },
      {
        ...{ hasVision: true, hasTools: true, hasReasoning: true },
        ...{ contextTokens: 200_000, maxOutputTokens: 16_384 },
      },
    ],
    [
      "Anthropic's",
      {
        data: [
          {
            ...{ id: "maker/m", type: "model", max_input_tokens: 200_000, max_tokens: 8_192 },
            capabilities: { image_input: { supported: true }, thinking: { supported: false } },
          },
        ],
      },
      { hasVision: true, hasReasoning: false, contextTokens: 200_000, maxOutputTokens: 8_192 },
    ],
    ["vLLM's", { data: [{ id: "maker/m", max_model_len: 32_768 }] }, { contextTokens: 32_768 }],
    ["OpenAI's, which says nothing", { data: [{ id: "maker/m", object: "model", created: 1 }] }, {}],
    [
      "one with nonsense in it",
      { data: [{ id: "maker/m", context_length: "much", supported_parameters: 7, architecture: [] }] },
      {},
    ],
    [
      "Google's",
      { models: [{ name: "models/maker/m", thinking: true, inputTokenLimit: 1_000, outputTokenLimit: 500 }] },
      { hasReasoning: true, contextTokens: 1_000, maxOutputTokens: 500 },
    ],
    [
      "Google's of embeddings",
      { models: [{ name: "models/maker/m", supportedGenerationMethods: ["embedContent"] }] },
      { kind: "EMBEDDING" },
    ],
  ])("%s", (_, body, told) => {
    expect(Listed.parse(body)).toEqual([{ name: "maker/m", told }]);
  });

  it("Ollama's, one by one", () => {
    const model_info = { "general.parameter_count": 4, "gemma3.context_length": 131_072 };
    expect(fromOllama({ capabilities: ["completion", "vision"], model_info })).toEqual({
      ...{ kind: "TEXT", hasVision: true, hasTools: false, hasReasoning: false, contextTokens: 131_072 },
    });
    expect(fromOllama({ capabilities: ["embedding"] })).toMatchObject({ kind: "EMBEDDING" });
    expect(fromOllama({ error: "model not found" })).toBeNull();
  });
});
