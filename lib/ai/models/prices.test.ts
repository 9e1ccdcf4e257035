import { expect, it } from "vitest";
import { describeModel, labelOf } from "./catalog";
import { type Priced, priceOf } from "./prices";

const model = (changes: Partial<Priced>): Priced => ({
  modelKind: "TEXT",
  picturePrice: null,
  kind: "OPENAI",
  baseUrl: null,
  name: "gpt-5.2",
  inputPrice: null,
  cachedPrice: null,
  outputPrice: null,
  contextTokens: null,
  ...changes,
});

it("takes the administrator's prices, else the bundled ones, else says that they are unknown", async () => {
  expect(await priceOf(model({}))).toEqual({
    price: { input: 1_750_000n, cached: 175_000n, output: 14_000_000n },
    contextTokens: 400_000,
  });
  const typed = await priceOf(model({ inputPrice: 5n, outputPrice: 7n }));
  expect(typed.price).toEqual({ input: 5n, cached: 5n, output: 7n });
  expect((await priceOf(model({ name: "nobody-knows-it" }))).price).toBeNull();
});

it("charges pictures by the picture, or by the tokens that pictures have", async () => {
  const image = { modelKind: "IMAGE" as const };
  const pictureOf = async (changes: Partial<Priced>) =>
    (await priceOf(model({ ...image, ...changes }))).price;
  expect(await pictureOf({ name: "gpt-image-1.5" })).toMatchObject({
    input: 8_000_000n,
    output: 32_000_000n,
  });
  const free = { input: 0n, cached: 0n, output: 0n };
  expect(await pictureOf({ kind: "STABILITY", name: "sd3.5-large" })).toEqual({ ...free, picture: 65_000n });
  expect(await pictureOf({ picturePrice: 7n })).toEqual({ ...free, picture: 7n });
  expect(await pictureOf({ kind: "AUTOMATIC1111", name: "dreamshaper" })).toBeNull();
});

it("doesn't take the maker's price for a model on a server of one's own", async () => {
  const local = { kind: "COMPATIBLE" as const, baseUrl: "http://localhost:11434/v1" };
  expect((await priceOf(model(local))).price).toBeNull();
  const openrouter = {
    kind: "COMPATIBLE" as const,
    baseUrl: "https://openrouter.ai/api/v1",
    name: "openai/gpt-4o",
  };
  expect((await priceOf(model(openrouter))).price?.output).toBe(10_000_000n);
});

it.each([
  ["gpt-5.4-mini", "GPT-5.4 Mini", "TEXT", true, true],
  ["claude-sonnet-5-5", "Claude Sonnet 5.5", "TEXT", true, true],
  ["gemini-2.5-flash-image", "Gemini 2.5 Flash Image", "IMAGE", false, false],
  ["text-embedding-3-small", "Text Embedding 3 Small", "EMBEDDING", false, false],
  ["llama3.2:latest", "Llama3.2", "TEXT", false, false],
  ["qwen3:8b", "qwen3:8b", "TEXT", false, true],
  ["gpt-image-2.6-flare", "GPT-Image 2.6 Flare", "IMAGE", false, false],
])("tells what %s can do", (name, label, kind, hasVision, hasReasoning) => {
  expect(labelOf(name)).toBe(label);
  expect(describeModel(name)).toMatchObject({ kind, hasVision, hasReasoning });
});

it("leaves out what is no model for text, pictures or embeddings", () => {
  for (const name of ["whisper-1", "gpt-realtime", "gpt-4o-mini-tts", "omni-moderation-latest"])
    expect(describeModel(name)).toBeNull();
});
