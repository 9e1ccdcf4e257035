import { randomUUID } from "node:crypto";
import { beforeEach, onTestFinished } from "vitest";
import { getAiFileContract } from "@/lib/ai/attachments/contract";
import { readAttachment } from "@/lib/ai/attachments/read-file";
import { chatPurpose } from "@/lib/ai/messages/chat-purpose";
import { askContract } from "@/lib/ai/messages/contract";
import { resolveModel } from "@/lib/ai/models/resolve";
import { TIME_LIMITS } from "@/lib/ai/runs/limits";
import { callModel } from "@/lib/ai/runs/step";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import type { FileInfo } from "@/lib/files/schema";
import { parseAllowList } from "@/lib/net/allow-list";
import { ben, makePair, workspaceId } from "@/tests/pair";
import { type AiProviderServer, startAiProvider } from "@/tests/setup/ai-provider";
import { type Caller, send } from "@/tests/setup/request";
import { newChat, runOf } from "./ai-chats-helpers";
import { callRoute } from "./files-helpers";

let fake: AiProviderServer;
export let sessionId: string;
let modelId: string;

/** A chat of Ben's with a model that sees, at a provider over the wire. */
export const withAskedModel = () =>
  beforeEach(async () => {
    fake = await startAiProvider();
    // The provider is on this machine. The environment is shared by the files of one worker.
    const { OUTBOUND_ALLOW_LIST } = env();
    Object.assign(env(), { OUTBOUND_ALLOW_LIST: parseAllowList("127.0.0.1") });
    onTestFinished(async () => {
      Object.assign(env(), { OUTBOUND_ALLOW_LIST });
      await fake.stop();
    });
    await db().aiModel.deleteMany();
    await makePair();
    modelId = (await makeModel({ hasVision: true })).id;
    sessionId = (await newChat(ben, workspaceId)).id;
  });

export async function makeModel(given: { hasVision?: boolean; contextTokens?: number }) {
  const provider = await db().aiProvider.create({
    data: { kind: "COMPATIBLE", name: "Test", baseUrl: `${fake.url}/v1` },
  });
  const names = { name: `m-${randomUUID()}`, label: "Model" };
  return db().aiModel.create({ data: { providerId: provider.id, ...names, maxOutputTokens: 100, ...given } });
}

export const post = (as: Caller, name: string, body: BodyInit) =>
  callRoute(as, "POST", "ai/uploads", { query: { workspaceId, name }, body });
export const stateOf = (fileId: string, as: Caller = ben) =>
  send(as, getAiFileContract, { params: { fileId } });

/** Uploads a file of Ben's and has it read, as the job does. */
export async function attached(name: string, body: BodyInit): Promise<string> {
  const response = await post(ben, name, body);
  if (response.status !== 201) throw new Error(await response.text());
  const { id } = (await response.json()) as FileInfo;
  await readAttachment(id);
  return id;
}

type Extra = {
  fileIds?: string[];
  context?: { type: "channel" | "message" | "file"; id: string }[];
  modelId?: string;
};
export const asking = (extra: Extra, parentId: string | null = null, text = "What is in it?") => ({
  params: { aiSessionId: sessionId },
  body: { parentId, text, nonce: randomUUID(), modelId, ...extra },
});
export const ask = (extra: Extra, parentId: string | null = null) =>
  send(ben, askContract, asking(extra, parentId));

type Content = { type: string; text?: string; image_url?: { url: string } };

/** What a provider is sent for an answer, over the wire. */
export async function received(answerId: string) {
  const run = await runOf(answerId);
  const [prompt, model] = await Promise.all([chatPurpose.prepare(run), resolveModel(run.modelId!)]);
  const { messages } = prompt;
  const signal = new AbortController().signal;
  const limits = { maxOutputTokens: 100, mayCallTools: false, times: TIME_LIMITS };
  await callModel({ model, prompt, messages, signal, onParts: () => {}, ...limits });
  const { raw, instructions } = fake.asks.at(-1)!;
  const { messages: sent } = raw as { messages: { role: string; content: string | Content[] }[] };
  const questions = sent.filter(({ role }) => role === "user");
  const parts = questions.flatMap(({ content }) => (typeof content === "string" ? [] : content));
  return {
    ...{ instructions, questions },
    text: parts.map(({ text = "" }) => text).join("\n"),
    pictures: parts.filter(({ type }) => type === "image_url"),
    notes: (await db().aiMessage.findUniqueOrThrow({ where: { id: answerId } })).notes,
  };
}
