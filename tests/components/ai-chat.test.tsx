import { onlineManager } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { AiPage } from "@/components/ai/ai-page";
import { listAiFoldersContract } from "@/lib/ai/folders/contract";
import { answerAgainContract, askContract } from "@/lib/ai/messages/contract";
import type { AiMessage } from "@/lib/ai/messages/schema";
import { listModelsContract } from "@/lib/ai/models/contract";
import { getRunChunksContract, stopRunContract } from "@/lib/ai/runs/contract";
import {
  getAiSessionContract,
  listAiSessionsContract,
  updateAiSessionContract,
} from "@/lib/ai/sessions/contract";
import type { AiChat, AiSession } from "@/lib/ai/sessions/schema";
import { AppError } from "@/lib/http/errors";
import { me, newId, WORKSPACE } from "./setup/people";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const NOW = "2026-11-27T14:00:00.000Z";
const modelId = newId();
const model = {
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

function makeMessage(
  sessionId: string,
  parentId: string | null,
  text: string,
  change: Partial<AiMessage> = {},
): AiMessage {
  return {
    ...{ id: newId(), sessionId, parentId, role: "USER", parts: text ? [{ type: "text", text }] : [] },
    ...{ modelId: null, modelName: null, finish: null, error: null, runId: null, createdAt: NOW },
    ...change,
  };
}

/** Ada's chat with an answered question, and a server that answers the next one by a run. */
function showChat(first: Partial<AiMessage> = {}, models = [model]) {
  const session: AiSession = {
    ...{ id: newId(), workspaceId: WORKSPACE.id, owner: { id: me.id, name: me.name, image: null } },
    ...{ folderId: null, title: "Ferries", modelId, visibility: "PRIVATE", leafId: null, archivedAt: null },
    ...{ lastMessageAt: NOW, createdAt: NOW, revision: 1 },
  };
  const question = makeMessage(session.id, null, "When does the ferry leave?");
  const done = { role: "ASSISTANT", finish: "DONE", modelName: "Demo model" } as const;
  const answer = makeMessage(session.id, question.id, "At **07:40**, for $4.", { ...done, ...first });
  const other = makeMessage(session.id, question.id, "Early.", done);
  const messages = [question, other, answer];
  const nodes = messages.map(({ id, parentId, role }) => ({ id, parentId, role }));
  const chat: AiChat = { session: { ...session, leafId: answer.id }, instructions: "", nodes, messages };
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
  const growing = (parentId: string) => makeMessage(session.id, parentId, "", { role: "ASSISTANT", runId });
  let asked: AiMessage | undefined;
  server.answer(askContract, ({ body }) => {
    const next = makeMessage(session.id, body.parentId, body.text);
    asked = growing(next.id);
    return { question: next, answer: asked };
  });
  server.answer(answerAgainContract, ({ params }) => {
    asked = growing(params.aiMessageId);
    return { question: null, answer: asked };
  });
  const { receive } = showWorkspace({
    page: <AiPage openId={session.id} />,
    path: `/w/engines/ai/${session.id}`,
  });
  let seq = 0;
  return {
    ...{ server, receive, session, question, answer },
    grow: (text: string, type: "text" | "reasoning" = "text") =>
      receive("aiRun.grew", {
        ...{ runId, sessionId: session.id, answerId: asked!.id, attempt: 1, seq: ++seq },
        parts: [{ type, text }],
      }),
    end: (text: string, change: Partial<AiMessage> = {}) =>
      receive("aiMessage.ended", { ...asked!, ...done, parts: [{ type: "text", text }], ...change }),
  };
}

const field = () => page.getByRole("textbox", { name: "Ask a follow-up" });
const answers = () => page.getByRole("article", { name: "Answer" });

test("a question is answered piece by piece, tells a screen reader twice, and is stopped by Escape", async () => {
  const { server, grow, end } = showChat();
  await expect.element(answers().first()).toMatchTextContent("At 07:40, for $4.");
  const said: string[] = [];
  const status = page
    .getByRole("status")
    .filter({ hasText: /^$|Answer/ })
    .first()
    .element();
  new MutationObserver(() => said.push(status.textContent ?? "")).observe(status, {
    childList: true,
    characterData: true,
    subtree: true,
  });
  await userEvent.fill(field(), "And back?");
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => server.requestsOf(getRunChunksContract).length).toBeGreaterThan(0);
  grow("Let me think", "reasoning");
  grow("The last one:\n\n| from | at |\n|---|---|\n| Graz | 19:10 |\n\n```js\nlet");
  await expect.element(page.getByText("let", { exact: true })).toBeVisible();
  await expect.element(page.getByRole("table")).toMatchTextContent("Graz");
  const table = page.getByRole("table").element();
  grow(" x = 1;\n```\n\nThat is **all");
  await expect.element(page.getByText("That is **all")).toBeVisible();
  expect(page.getByRole("table").element()).toBe(table);
  field().element().focus();
  await userEvent.keyboard("{Escape}");
  await expect.poll(() => server.requestsOf(stopRunContract)).toHaveLength(1);
  end("The last one: 19:10", { finish: "STOPPED" });
  await expect.element(answers().nth(1)).toMatchTextContent("Stopped");
  await expect.poll(() => said).toEqual(["Answering", "Answer stopped"]);
  await expectAccessible();
});

test("versions are switched, a question is edited as a branch, and what wasn't sent stays written", async () => {
  const { server, question } = showChat();
  await expect.element(page.getByText("Version 2/2")).toBeVisible();
  await page.getByRole("button", { name: "Previous version" }).click();
  await expect.element(answers().first()).toMatchTextContent("Early.");
  field().element().focus();
  await userEvent.keyboard("{ArrowUp}");
  const edit = page.getByRole("textbox", { name: "Edit the question" });
  await expect.element(edit).toHaveValue("When does the ferry leave?");
  await userEvent.fill(edit, "When does the bus leave?");
  await userEvent.keyboard("{Enter}");
  await expect
    .element(page.getByRole("article", { name: "Question" }))
    .toMatchTextContent("When does the bus leave?");
  expect(server.requestsOf(askContract).at(-1)?.body).toMatchObject({ parentId: null });
  expect(question.parentId).toBeNull();
});

test.each([
  [{ finish: "LENGTH" as const }, "Go on"],
  [{ finish: "FAILED" as const, error: { code: "provider", message: "The provider is down." } }, "Retry"],
])("an answer that ended with %o offers to go on", async (change, action) => {
  const { server, answer, question } = showChat(change);
  await page.getByRole("button", { name: action, exact: true }).click();
  await expect
    .poll(() => server.requestsOf(answerAgainContract).at(-1)?.params)
    .toEqual({ aiMessageId: action === "Retry" ? question.id : answer.id });
});

test("without a model it says how one is configured", async () => {
  showChat({}, []);
  await expect.element(page.getByText("No AI model is configured")).toBeVisible();
  await expect.element(page.getByText(/OPENAI_API_KEY/)).toBeVisible();
});

test("a question that can’t be sent without a network is back in its field", async () => {
  const { server } = showChat();
  server.answer(askContract, () => {
    throw new AppError("unavailable", "No connection.");
  });
  await expect.element(answers().first()).toBeVisible();
  onlineManager.setOnline(false);
  try {
    await userEvent.fill(field(), "And back?");
    await userEvent.keyboard("{Enter}");
    await expect.poll(() => server.requestsOf(askContract)).toHaveLength(1);
    await expect.element(field()).toHaveValue("And back?");
  } finally {
    onlineManager.setOnline(true);
  }
});
