import { page } from "vitest/browser";
import { AiPage } from "@/components/ai/ai-page";
import { listAiFoldersContract } from "@/lib/ai/folders/contract";
import { answerAgainContract, askContract } from "@/lib/ai/messages/contract";
import type { AiMessage } from "@/lib/ai/messages/schema";
import { listModelsContract } from "@/lib/ai/models/contract";
import type { Part, ToolState } from "@/lib/ai/parts";
import { getRunChunksContract, stopRunContract } from "@/lib/ai/runs/contract";
import {
  getAiSessionContract,
  listAiSessionsContract,
  updateAiSessionContract,
} from "@/lib/ai/sessions/contract";
import type { AiChat, AiSession } from "@/lib/ai/sessions/schema";
import { AppError } from "@/lib/http/errors";
import { AI_NOW, makeAiSession } from "./ai";
import { newId } from "./people";
import { fakeServer } from "./stage";
import { showWorkspace } from "./workspace";

const modelId = newId();
export const model = {
  ...{
    id: modelId,
    label: "Demo model",
    providerName: "Demo",
    isUp: true,
    price: { input: 250_000, output: 2_000_000 },
  },
  ...{ hasVision: false, hasTools: false, hasReasoning: true, contextTokens: null },
  ...{ isDefault: true, isDemo: true },
};

export function makeAiMessage(
  sessionId: string,
  parentId: string | null,
  text: string,
  change: Partial<AiMessage> = {},
): AiMessage {
  return {
    ...{ id: newId(), sessionId, parentId, role: "USER", parts: text ? [{ type: "text", text }] : [] },
    ...{ modelId: null, modelName: null, finish: null, error: null, runId: null, createdAt: AI_NOW },
    ...change,
  };
}

/** Ada's chat with an answered question, and a server that answers the next one by a run. */
export function showChat(first: Partial<AiMessage> = {}, models = [model], isNew = false) {
  const session = makeAiSession({ title: "Ferries", modelId });
  const question = makeAiMessage(session.id, null, "When does the ferry leave?");
  const done = { role: "ASSISTANT", finish: "DONE", modelName: "Demo model" } as const;
  const answer = makeAiMessage(session.id, question.id, "At **07:40**, for $4.", { ...done, ...first });
  const other = makeAiMessage(session.id, question.id, "Early.", done);
  const messages = [question, other, answer];
  const nodes = messages.map(({ id, parentId, role }) => ({ id, parentId, role }));
  const chat: AiChat = {
    session: { ...session, leafId: answer.id },
    instructions: "",
    origin: null,
    nodes,
    messages,
  };
  const server = fakeServer();
  const runId = newId();
  server.answer(listAiSessionsContract, () => ({ items: [chat.session], nextCursor: null }));
  server.answer(listAiFoldersContract, () => ({ items: [], nextCursor: null }));
  server.answer(listModelsContract, () => ({ items: models, nextCursor: null }));
  server.answer(getAiSessionContract, () => chat);
  server.answer(updateAiSessionContract, ({ body }) => ({ ...chat.session, ...body }) as AiSession);
  server.answer(getRunChunksContract, () => ({
    runId,
    status: "RUNNING" as const,
    attempt: 0,
    seq: 0,
    isWhole: true,
    parts: [],
  }));
  server.answer(stopRunContract, () => ({ id: runId, status: "RUNNING" as const, isStopping: true }));
  const growing = (parentId: string) => makeAiMessage(session.id, parentId, "", { role: "ASSISTANT", runId });
  let asked: AiMessage | undefined;
  server.answer(askContract, ({ body }) => {
    const next = makeAiMessage(session.id, body.parentId, body.text);
    asked = growing(next.id);
    return { question: next, answer: asked };
  });
  server.answer(answerAgainContract, ({ params }) => {
    asked = growing(params.aiMessageId);
    return { question: null, answer: asked };
  });
  const { receive, client } = showWorkspace({
    page: <AiPage openId={isNew ? "new" : session.id} />,
    path: `/w/engines/ai/${session.id}`,
  });
  let seq = 0;
  const add = (part: Part) =>
    receive("aiRun.grew", {
      ...{ runId, sessionId: session.id, answerId: asked!.id, attempt: 1, seq: ++seq },
      parts: [part],
    });
  return {
    ...{ server, receive, client, chat, session, question, answer },
    grow: (text: string, type: "text" | "reasoning" = "text") => add({ type, text }),
    growTool: (callId: string, state: ToolState) =>
      add({ type: "tool", callId, name: "search", state, input: { query: "ferry" } }),
    end: (text: string, change: Partial<AiMessage> = {}) =>
      receive("aiMessage.ended", { ...asked!, ...done, parts: [{ type: "text", text }], ...change }),
  };
}

export const field = () => page.getByRole("textbox", { name: "Ask a follow-up" });
export const answers = () => page.getByRole("article", { name: "Answer" });

export function unavailable(): never {
  throw new AppError("unavailable", "No connection.");
}
