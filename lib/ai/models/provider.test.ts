import { streamText } from "ai";
import { afterAll, beforeAll, expect, it } from "vitest";
import { publicPolicy } from "@/lib/net/fetch-policy";
import { guardedStream } from "@/lib/net/guarded-stream";
import { type AiProviderServer, startAiProvider } from "@/tests/setup/ai-provider";
import type { Connection } from "../providers/connection";
import { openLanguageModel } from "./provider";

let provider: AiProviderServer;
beforeAll(async () => {
  provider = await startAiProvider({ key: "secret" });
});
afterAll(() => provider.stop());

/** What a model is sent. */
async function sentTo(kind: Connection["kind"], name: string, hasReasoning: boolean) {
  const bodies: Record<string, unknown>[] = [];
  const fetch = guardedStream({ policy: { ...publicPolicy, allows: () => true }, maxBytes: 1_000_000 });
  const connection: Connection = {
    kind,
    baseUrl: `${provider.url}/${kind === "GOOGLE" ? "v1beta" : "v1"}`,
    apiKey: "secret",
    fetch: (url, init) => {
      bodies.push(JSON.parse(String(init?.body)));
      return fetch(url, init);
    },
  };
  const { language, providerOptions } = await openLanguageModel(connection, { name, hasReasoning });
  const answer = streamText({ model: language, providerOptions, prompt: "Hi", maxOutputTokens: 2_000 });
  expect(await answer.text).not.toBe("");
  return bodies[0] ?? {};
}

it("a model that reasons is asked for summaries of its reasoning, in its provider's own words", async () => {
  expect(await sentTo("OPENAI", "gpt-6-sol", true)).toMatchObject({
    store: false,
    reasoning: { summary: "auto" },
  });
  expect(await sentTo("ANTHROPIC", "claude-opus-4-8", true)).toMatchObject({
    thinking: { type: "adaptive", display: "summarized" },
  });
  expect(await sentTo("GOOGLE", "gemini-3-pro", true)).toMatchObject({
    generationConfig: { thinkingConfig: { includeThoughts: true } },
  });
});

it.each([
  ["OPENAI", "gpt-4o", false, "reasoning"],
  ["ANTHROPIC", "claude-sonnet-4-5", true, "thinking"],
  ["ANTHROPIC", "claude-sonnet-4-20250514", true, "thinking"],
  ["GOOGLE", "gemini-2.0-flash", false, "thinkingConfig"],
] as const)("%s %s, which would refuse that, is asked without", async (kind, name, hasReasoning, field) => {
  expect(JSON.stringify(await sentTo(kind, name, hasReasoning))).not.toContain(`"${field}"`);
});
