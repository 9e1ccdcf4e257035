import { onlineManager } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { AiPage } from "@/components/ai/ai-page";
import { meQuery } from "@/lib/accounts/queries";
import { listAiFoldersContract } from "@/lib/ai/folders/contract";
import { answerAgainContract, askContract, listAiMessagesContract } from "@/lib/ai/messages/contract";
import type { AiMessage, AiTurn } from "@/lib/ai/messages/schema";
import { listModelsContract } from "@/lib/ai/models/contract";
import { getRunChunksContract, stopRunContract } from "@/lib/ai/runs/contract";
import {
  createAiSessionContract,
  getAiSessionContract,
  listAiSessionsContract,
  updateAiSessionContract,
} from "@/lib/ai/sessions/contract";
import type { AiChat, AiSession } from "@/lib/ai/sessions/schema";
import { AppError } from "@/lib/http/errors";
import { makeAiSession } from "./setup/ai";
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
function showChat(first: Partial<AiMessage> = {}, models = [model], isNew = false) {
  const session = makeAiSession({ title: "Ferries", modelId });
  const question = makeMessage(session.id, null, "When does the ferry leave?");
  const done = { role: "ASSISTANT", finish: "DONE", modelName: "Demo model" } as const;
  const answer = makeMessage(session.id, question.id, "At **07:40**, for $4.", { ...done, ...first });
  const other = makeMessage(session.id, question.id, "Early.", done);
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
  const { receive, client } = showWorkspace({
    page: <AiPage openId={isNew ? "new" : session.id} />,
    path: `/w/engines/ai/${session.id}`,
  });
  let seq = 0;
  return {
    ...{ server, receive, client, chat, session, question, answer },
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

test("versions that are switched quickly end at the last one chosen", async () => {
  const { server, receive, session, answer } = showChat();
  const first = Promise.withResolvers<AiSession>();
  const second = Promise.withResolvers<AiSession>();
  const waiting = [first, second];
  server.answer(updateAiSessionContract, () => waiting.shift()!.promise);
  await page.getByRole("button", { name: "Previous version" }).click();
  await page.getByRole("button", { name: "Next version" }).click();
  const [change] = server.requestsOf(updateAiSessionContract);
  const early = { ...session, ...(change!.body as { leafId: string }), revision: 2 };
  first.resolve(early);
  await expect.poll(() => server.requestsOf(updateAiSessionContract)).toHaveLength(2);
  receive("aiSession.updated", { session: { ...early, title: "Boats" } });
  await expect.element(page.getByRole("heading", { name: "Boats" })).toBeVisible();
  await expect.element(answers().first()).toMatchTextContent("At 07:40");
  second.resolve({ ...session, leafId: answer.id, revision: 3, title: "Ships" });
  await expect.element(page.getByRole("heading", { name: "Ships" })).toBeVisible();
  await expect.element(answers().first()).toMatchTextContent("At 07:40");
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

test("without a model people read whom to ask, and administrators where one is added", async () => {
  const { client } = showChat({}, []);
  await expect.element(page.getByText("Ask whoever runs this instance to add an AI provider.")).toBeVisible();
  client.setQueryData(meQuery().queryKey, { ...me, instanceRole: "ADMIN" });
  await expect.element(page.getByText(/AI models in the administration.*OPENAI_API_KEY/)).toBeVisible();
});

test("a question that can’t be sent is back in its field, and sent again with the same nonce", async () => {
  const { server } = showChat();
  server.answer(askContract, unavailable);
  await expect.element(answers().first()).toBeVisible();
  onlineManager.setOnline(false);
  await userEvent.fill(field(), "And back?");
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => server.requestsOf(askContract)).toHaveLength(1);
  await expect.element(field()).toHaveValue("And back?");
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => server.requestsOf(askContract)).toHaveLength(2);
  const [first, second] = server.requestsOf(askContract).map(({ body }) => (body as { nonce: string }).nonce);
  expect(second).toBe(first);
});

test("one question is sent at a time, and its draft is stored until then", async () => {
  const { server, session, answer } = showChat();
  const turn = Promise.withResolvers<AiTurn>();
  server.answer(askContract, () => turn.promise);
  await userEvent.fill(field(), "And back?");
  await userEvent.keyboard("{Enter}");
  await expect.element(field()).toHaveValue("");
  expect(drafts()).toEqual(["And back?"]);
  await userEvent.fill(field(), "And later?");
  await userEvent.keyboard("{Enter}");
  expect(server.requestsOf(askContract)).toHaveLength(1);
  const question = makeMessage(session.id, answer.id, "And back?");
  turn.resolve({ question, answer: makeMessage(session.id, question.id, "", { role: "ASSISTANT" }) });
  await expect.element(answers().nth(1)).toBeVisible();
  expect(drafts()).toEqual(["And later?"]);
});

test("closing the editor of a question moves the focus to the field below", async () => {
  showChat();
  await page.getByRole("button", { name: "Edit and ask again" }).click();
  await expect.element(page.getByRole("textbox", { name: "Edit the question" })).toHaveFocus();
  await userEvent.keyboard("{Escape}");
  await expect.element(field()).toHaveFocus();
});

test("a branch that can’t be loaded can be tried again, and earlier messages leave the place", async () => {
  const { server, chat, session, answer, question } = showChat();
  chat.messages = [];
  server.answer(listAiMessagesContract, unavailable);
  const retry = page.getByRole("button", { name: "Try again" });
  await expect.element(retry).toBeVisible();
  const long = { ...answer, parts: [{ type: "text" as const, text: "Line\n\n".repeat(80) }] };
  server.answer(listAiMessagesContract, () => ({ items: [long] }));
  await retry.click();
  const more = page.getByRole("button", { name: "Show earlier messages" });
  await more.click();
  const asked = makeMessage(session.id, null, "When?\n".repeat(40), { id: question.id });
  server.answer(listAiMessagesContract, () => ({ items: [asked] }));
  const row = answers().first().element();
  const { top } = row.getBoundingClientRect();
  await more.click();
  await expect.element(page.getByRole("article", { name: "Question" })).toBeInTheDocument();
  expect(Math.abs(row.getBoundingClientRect().top - top)).toBeLessThan(40);
});

test("a chat that is deleted while it is shown is replaced by a notice", async () => {
  const { server, receive, session } = showChat();
  await expect.element(answers().first()).toBeVisible();
  server.answer(getAiSessionContract, () => {
    throw new AppError("not_found", "There is no such chat.");
  });
  receive("aiSession.deleted", { workspaceId: WORKSPACE.id, sessionId: session.id });
  await expect.element(page.getByText("This chat isn’t here")).toBeVisible();
  await expect.element(answers()).not.toBeInTheDocument();
});

test("a first question that failed is asked again in the chat that was created for it", async () => {
  const { server, session } = showChat({}, [model], true);
  server.answer(createAiSessionContract, () => session);
  server.answer(askContract, unavailable);
  const first = page.getByRole("textbox", { name: "Ask anything" });
  await userEvent.fill(first, "Hello?");
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => server.requestsOf(askContract)).toHaveLength(1);
  await expect.element(first).toHaveValue("Hello?");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect.poll(() => server.requestsOf(askContract)).toHaveLength(2);
  expect(server.requestsOf(createAiSessionContract)).toHaveLength(1);
});

test("the instructions of a chat are written from its menu", async () => {
  const { server } = showChat();
  await page.getByRole("button", { name: "Menu of Ferries" }).click();
  await page.getByRole("menuitem", { name: "Instructions…" }).click();
  await userEvent.fill(page.getByRole("textbox", { name: "Instructions" }), "Answer briefly.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect
    .poll(() => server.requestsOf(updateAiSessionContract).map(({ body }) => body))
    .toEqual([{ instructions: "Answer briefly." }]);
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
});

function unavailable(): never {
  throw new AppError("unavailable", "No connection.");
}

const drafts = () =>
  Object.keys(localStorage)
    .filter((key) => key.startsWith("guildhall.ai-draft."))
    .map((key) => localStorage.getItem(key));
