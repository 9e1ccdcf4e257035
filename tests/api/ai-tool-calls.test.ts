import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { chatPurpose } from "@/lib/ai/messages/chat-purpose";
import { askContract } from "@/lib/ai/messages/contract";
import { resolveModel } from "@/lib/ai/models/resolve";
import type { Part, ToolState } from "@/lib/ai/parts";
import { TIME_LIMITS } from "@/lib/ai/runs/limits";
import type { RunTool } from "@/lib/ai/runs/purpose";
import { callModel } from "@/lib/ai/runs/step";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import type { AiProviderKind } from "@/lib/generated/prisma/enums";
import { parseAllowList } from "@/lib/net/allow-list";
import { ben, makePair, workspaceId } from "@/tests/pair";
import { type AiProviderServer, startAiProvider } from "@/tests/setup/ai-provider";
import { isPaired } from "@/tests/setup/paired-calls";
import { send } from "@/tests/setup/request";
import { ask, finish, newChat, runOf } from "./ai-chats-helpers";

let fake: AiProviderServer;
beforeEach(async () => {
  fake = await startAiProvider();
  fake.respond((asked) =>
    isPaired(asked) ? { text: "Going on." } : { fault: { kind: "status", status: 400 } },
  );
  const { OUTBOUND_ALLOW_LIST } = env();
  Object.assign(env(), { OUTBOUND_ALLOW_LIST: parseAllowList("127.0.0.1") });
  onTestFinished(async () => {
    Object.assign(env(), { OUTBOUND_ALLOW_LIST });
    await fake.stop();
  });
  await db().aiModel.deleteMany();
  await makePair();
});

async function makeModel(kind: AiProviderKind) {
  const baseUrl = `${fake.url}/${kind === "GOOGLE" ? "v1beta" : "v1"}`;
  const provider = await db().aiProvider.create({ data: { kind, name: kind, baseUrl } });
  const names = { name: `m-${randomUUID()}`, label: "Model", hasTools: true };
  return db().aiModel.create({ data: { providerId: provider.id, ...names, maxOutputTokens: 100 } });
}

const search: RunTool = {
  description: "Searches",
  input: z.object({ query: z.string() }),
  run: async () => ({ output: "At noon." }),
};

/** Has a model write the answer of a run, with the tool or without any. */
async function answered(answerId: string, mayCallTools: boolean) {
  const run = await runOf(answerId);
  const [prompt, model] = await Promise.all([chatPurpose.prepare(run), resolveModel(run.modelId!)]);
  const { end, failure } = await callModel({
    ...{ model, prompt: { ...prompt, tools: { search } }, messages: prompt.messages, mayCallTools },
    ...{ maxOutputTokens: 100, times: TIME_LIMITS, onParts: () => {}, signal: new AbortController().signal },
  });
  return { end, code: failure?.code ?? null };
}

const text = (said: string): Part => ({ type: "text", text: said });
const call = (callId: string, state: ToolState): Part => ({
  ...{ type: "tool", callId, name: "search", state, input: state === "stopped" ? null : { query: "ferry" } },
  ...(state === "done" && { output: "At 07:40." }),
});

/** How an answer ends, as the worker leaves it. */
const ENDS: Part[][] = [
  // While the arguments of a call stream; after two calls, one of them with its result; where nobody approved one.
  [text("Let me look."), call("a", "stopped")],
  [call("b", "done"), call("c", "stopped")],
  [text("Shall I?"), call("d", "denied")],
  // Where the tool failed and words followed; while it was thinking; before anything.
  [call("e", "failed"), text("I can’t.")],
  [call("f", "done"), { type: "reasoning", text: "Hm", ms: 900 }],
  [],
];

it.each(["OPENAI", "ANTHROPIC", "GOOGLE", "COMPATIBLE"] as const)(
  "%s takes the next question after answers that were stopped among their calls, with tools and without",
  async (kind) => {
    const model = await makeModel(kind);
    const session = await newChat(ben, workspaceId);
    let parentId: string | null = null;
    for (const parts of ENDS) {
      const { answer } = await ask(ben, session.id, "When does it leave?", parentId);
      await finish(answer.id, parts, { finish: "STOPPED" });
      parentId = answer.id;
    }
    const body = { parentId, text: "go on", nonce: randomUUID(), modelId: model.id };
    const { answer } = await send(ben, askContract, { params: { aiSessionId: session.id }, body });
    for (const mayCallTools of [true, false])
      expect(await answered(answer.id, mayCallTools)).toEqual({ end: "stop", code: null });
    expect(JSON.stringify(fake.asks.at(-1)!.raw)).toContain("At 07:40.");
  },
);
