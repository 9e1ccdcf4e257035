import { createAnthropic } from "@ai-sdk/anthropic";
import { createGoogle } from "@ai-sdk/google";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { embedMany, generateText, isStepCount, Output, streamText, tool } from "ai";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type AiProviderServer, startAiProvider } from "@/tests/setup/ai-provider";
import { DEMO_MODELS, demoReply } from "./answers";
import { startProviderServer } from "./server";

let provider: AiProviderServer;
beforeAll(async () => {
  provider = await startAiProvider({ key: "secret" });
});
afterAll(() => provider.stop());

const connection = (version = "v1") => ({ baseURL: `${provider.url}/${version}`, apiKey: "secret" });
const compatible = () =>
  createOpenAICompatible({
    name: "local",
    includeUsage: true,
    supportsStructuredOutputs: true,
    ...connection(),
  });
const MODELS = {
  responses: () => createOpenAI(connection())("m"),
  chat: () => createOpenAI(connection()).chat("m"),
  anthropic: () => createAnthropic(connection())("m"),
  google: () => createGoogle(connection("v1beta"))("m"),
  compatible: () => compatible()("m"),
};
const names = Object.keys(MODELS) as (keyof typeof MODELS)[];

test.each(names)("streams text and usage, calls tools and follows a schema over %s", async (name) => {
  const model = MODELS[name]();
  const usage = { input: 100, cached: 40, output: 30 };
  provider.next({ text: "Hello there, wörld 👋", usage });
  const streamed = streamText({ model, instructions: "Be brief", prompt: "Hi", maxOutputTokens: 50 });
  expect(await streamed.text).toBe("Hello there, wörld 👋");
  expect(await streamed.usage).toMatchObject({ inputTokens: 100, outputTokens: 30 });
  expect(provider.asks.at(-1)).toMatchObject({ prompt: "Hi", maxOutputTokens: 50 });
  expect(provider.asks.at(-1)?.instructions).toContain("Be brief");

  provider.next({ toolCalls: [{ name: "search", input: { query: "abc" } }] }, { text: "Found." });
  const search = tool({
    description: "Searches",
    inputSchema: z.object({ query: z.string() }),
    execute: async ({ query }) => `[1] ${query}`,
  });
  const steps = await generateText({
    model,
    prompt: "Find",
    tools: { search },
    stopWhen: isStepCount(3),
    maxOutputTokens: 50,
  });
  expect(steps.text).toBe("Found.");
  expect(provider.asks.at(-1)?.toolResults).toMatchObject([{ name: "search" }]);

  provider.next({ text: '{"title":"Garden"}' });
  const schema = z.object({ title: z.string() });
  const { output } = await generateText({
    model,
    prompt: "Title",
    output: Output.object({ schema }),
    maxOutputTokens: 50,
  });
  expect(output).toEqual({ title: "Garden" });
});

test("reasoning is streamed apart from the text", async () => {
  provider.next({ text: "Yes.", reasoning: "Let me think." });
  const result = streamText({ model: MODELS.compatible(), prompt: "?", maxOutputTokens: 50 });
  expect(await result.reasoningText).toBe("Let me think.");
  expect(await result.text).toBe("Yes.");
});

test("embeddings of texts about the same are nearest to each other", async () => {
  const model = compatible().embeddingModel("e");
  const { embeddings } = await embedMany({ model, values: ["the cat sat", "a cat sits", "invoice due"] });
  const [cat = [], cats = [], invoice = []] = embeddings;
  const dot = (a: number[], b: number[]) => a.reduce((sum, value, at) => sum + value * b[at]!, 0);
  expect(dot(cat, cats)).toBeGreaterThan(dot(cat, invoice));
});

test("the demo model says that it is one, and names, titles and searches", async () => {
  const asks: string[] = [];
  const demo = await startProviderServer({
    models: DEMO_MODELS,
    reply: (ask) => {
      asks.push(ask.model);
      return { ...demoReply(ask), firstMs: 0, pieceMs: 0 };
    },
  });
  const local = createOpenAICompatible({ name: "demo", baseURL: `${demo.url}/v1` });
  const ask = async (model: string, prompt: string, instructions?: string) =>
    generateText({ model: local(model), prompt, instructions, maxOutputTokens: 500 });
  const plan = await ask("demo", "Plan the launch of our newsletter");
  expect(plan.text).toContain("**the launch of our newsletter**");
  expect(plan.text).toContain("This is the demo model");
  expect((await ask("demo", "Write a function that sorts names")).text).toContain("```ts");
  expect((await ask("demo-reasoner", "Why?")).reasoningText).toContain("Why");
  const title = await ask("demo", "how do we plan the summer party in june?", "Give a title of six words");
  expect(title.text).toBe("How do we plan the summer");
  await demo.stop();
});

test("the demo model never takes material for the question, and summarizes what was said", () => {
  const said = "[2026-11-27 18:11 UTC] Ada: I’ll bring the screenshots tomorrow, printed.";
  const data = `<data mark="4e462b2ef55c5be5" title="design">\n${said}\n</data mark="4e462b2ef55c5be5">`;
  const ask = (prompt: string) =>
    demoReply({ ...{ model: "demo", instructions: "", tools: [], toolResults: [] }, prompt } as never).text;
  expect(ask(`${data}\nPlan the launch of Tern`)).toContain("a plan for **the launch of Tern**");
  const summary = ask(`${data}\nWhat did I miss in design? Give action items as a checklist.`);
  expect(summary).toContain("- **Ada:** I’ll bring the screenshots tomorrow, printed.");
  expect(summary).toContain("- [ ] I’ll bring the screenshots tomorrow, printed. (Ada)");
});
