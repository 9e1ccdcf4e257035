import { randomUUID } from "node:crypto";
import { chatPurpose } from "@/lib/ai/messages/chat-purpose";
import { answerAgainContract, askContract } from "@/lib/ai/messages/contract";
import type { Part } from "@/lib/ai/parts";
import type { Outcome } from "@/lib/ai/runs/purpose";
import {
  createAiSessionContract,
  getAiSessionContract,
  shareAiSessionContract,
} from "@/lib/ai/sessions/contract";
import { db, transaction } from "@/lib/db";
import { type Caller, send } from "@/tests/setup/request";

/** A text model that can be chosen; runs of it wait, since no worker is there. */
export async function makeModel(name = "fake") {
  const provider = await db().aiProvider.create({ data: { kind: "DEMO", name } });
  return db().aiModel.create({ data: { providerId: provider.id, name, label: name, hasTools: true } });
}

export const newChat = (as: Caller, workspaceId: string) =>
  send(as, createAiSessionContract, { params: { workspaceId }, body: {} });

export const chatOf = (as: Caller, aiSessionId: string) =>
  send(as, getAiSessionContract, { params: { aiSessionId } });

export const ask = (as: Caller, aiSessionId: string, text: string, parentId: string | null = null) =>
  send(as, askContract, { params: { aiSessionId }, body: { parentId, text, nonce: randomUUID() } });

export const again = (as: Caller, aiMessageId: string) =>
  send(as, answerAgainContract, { params: { aiMessageId }, body: { nonce: randomUUID() } });

export const runOf = (answerId: string) => db().aiRun.findUniqueOrThrow({ where: { answerId } });

export const share = (as: Caller, aiSessionId: string, leafId: string) =>
  send(as, shareAiSessionContract, { params: { aiSessionId }, body: { leafId } });

/** Ends an answer as the worker does. */
export async function finish(answerId: string, text: string | Part[], change: Partial<Outcome> = {}) {
  const run = await runOf(answerId);
  const parts: Part[] = typeof text === "string" ? [{ type: "text", text }] : text;
  const { modelId } = run;
  const outcome: Outcome = { parts, finish: "DONE", error: null, modelId, modelName: "fake", ...change };
  await transaction(async (tx) => {
    await chatPurpose.finish(tx, run, outcome);
    await tx.aiRun.update({ where: { id: run.id }, data: { status: "DONE" } });
  });
}

/** Asks, and answers. */
export async function turn(
  as: Caller,
  sessionId: string,
  question: string,
  answer: string | Part[],
  parentId: string | null = null,
) {
  const made = await ask(as, sessionId, question, parentId);
  await finish(made.answer.id, answer);
  return made;
}
