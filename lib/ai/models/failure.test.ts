import { streamText } from "ai";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { publicPolicy } from "@/lib/net/fetch-policy";
import { guardedStream } from "@/lib/net/guarded-stream";
import { type AiProviderServer, startAiProvider } from "@/tests/setup/ai-provider";
import type { Connection } from "../providers/connection";
import { listRemoteModels } from "../providers/remote-models";
import { failureOf } from "./failure";
import { openLanguageModel } from "./provider";

let provider: AiProviderServer;
beforeAll(async () => {
  vi.stubEnv("DATABASE_URL", "postgresql://localhost/guildhall");
  provider = await startAiProvider({ key: "secret" });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await provider.stop();
});

const anywhere = { ...publicPolicy, allows: () => true };
const KINDS = ["OPENAI", "ANTHROPIC", "GOOGLE", "COMPATIBLE"] as const;
const connect = (kind: Connection["kind"], changes: Partial<Connection> = {}): Connection => ({
  kind,
  baseUrl: `${provider.url}/${kind === "GOOGLE" ? "v1beta" : "v1"}`,
  apiKey: "secret",
  fetch: guardedStream({ policy: anywhere, maxBytes: 64 * 1024 * 1024 }),
  ...changes,
});

/** Streams an answer; its text, and what failed first, if anything did. */
async function ask(connection: Connection, name: string) {
  const { language, providerOptions } = await openLanguageModel(connection, { name, hasReasoning: false });
  let text = "";
  let error: unknown;
  try {
    const result = streamText({
      model: language,
      providerOptions,
      prompt: "A prompt that nobody else may read",
      maxOutputTokens: 100,
      maxRetries: 0,
      timeout: { firstChunkMs: 2_000, chunkMs: 100 },
      onError: () => {},
    });
    for await (const part of result.stream) {
      if (part.type === "text-delta") text += part.text;
      if (part.type === "error") error ??= part.error;
      if (part.type === "abort") error ??= part.reason;
    }
  } catch (thrown) {
    error ??= thrown;
  }
  return { text, failure: error === undefined ? null : failureOf(error) };
}

const FAULTS = [
  ["fake-429-1", "rate_limited", true],
  ["fake-401", "bad_key", true],
  ["fake-404", "model_gone", true],
  ["fake-500", "overloaded", true],
  ["fake-529", "overloaded", true],
  ["fake-cut-2", "cut", true],
  ["fake-stall-2", "timed_out", true],
  ["fake-malformed-2", "malformed", true],
  ["fake-event-2", "overloaded", true],
] as const;

test.each(KINDS.flatMap((kind) => FAULTS.map((fault) => [kind, ...fault] as const)))(
  "%s: %s is %s",
  async (kind, model, code, mayAnother) => {
    const { failure } = await ask(connect(kind), model);
    expect(failure).toMatchObject({ code, mayAnother });
    expect(failure?.message).not.toMatch(/fake|prompt that nobody/);
  },
);

test.each(KINDS)("%s: an answer without a fault has none, and a wrong key is one", async (kind) => {
  provider.next({ text: "Yes, this works." });
  expect(await ask(connect(kind), "m")).toEqual({ text: "Yes, this works.", failure: null });
  expect((await ask(connect(kind, { apiKey: "wrong" }), "m")).failure?.code).toBe("bad_key");
});

test("an answer of 10 MB is ended", async () => {
  const { failure, text } = await ask(connect("COMPATIBLE"), "fake-huge-10");
  expect(failure?.code).toBe("too_large");
  expect(text.length).toBeLessThan(100_000);
});

test("OpenAI is told to store nothing", async () => {
  await ask(connect("OPENAI"), "m");
  expect(provider.asks.at(-1)?.raw).toMatchObject({ store: false });
});

test("an address that points inward is refused, and one where nothing listens is unreachable", async () => {
  const guarded = guardedStream({ policy: publicPolicy, maxBytes: 1_000 });
  const before = provider.asks.length;
  for (const baseUrl of [provider.url, "http://169.254.169.254", "http://[::1]:1", "http://localhost:1"]) {
    const { failure } = await ask(connect("COMPATIBLE", { baseUrl, fetch: guarded }), "m");
    expect(failure?.code).toBe("address_refused");
  }
  expect(provider.asks.length).toBe(before);
  const { failure } = await ask(connect("COMPATIBLE", { baseUrl: "http://127.0.0.1:9" }), "m");
  expect(failure?.code).toBe("unreachable");
});

test("a model's list shows whether address and key work", async () => {
  for (const kind of KINDS) {
    const listed = await listRemoteModels(connect(kind));
    expect(listed.map(({ name }) => name)).toContain("fake-large");
  }
  const list = (changes: Partial<Connection>) => listRemoteModels(connect("COMPATIBLE", changes));
  await expect(list({ apiKey: "wrong" })).rejects.toThrow("doesn’t accept the key");
  await expect(list({ baseUrl: `${provider.url}/v2` })).rejects.toThrow("usually ends with /v1");
  await expect(list({ baseUrl: "http://127.0.0.1:9" })).rejects.toThrow("can’t be reached");
  const large = async () => new Response(" ".repeat(5 * 1024 * 1024));
  await expect(list({ fetch: large })).rejects.toThrow("more than was asked for");
});
