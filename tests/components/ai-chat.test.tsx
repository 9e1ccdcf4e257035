import { onlineManager } from "@tanstack/react-query";
import { expect, onTestFinished, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { meQuery } from "@/lib/accounts/queries";
import { getAiFileContract } from "@/lib/ai/attachments/contract";
import { listAiBudgetWarningsContract } from "@/lib/ai/budgets/contract";
import { aiBudgetWarningKeys } from "@/lib/ai/budgets/queries";
import { copyAiImageContract } from "@/lib/ai/images/contract";
import { answerAgainContract, askContract } from "@/lib/ai/messages/contract";
import type { AiTurn } from "@/lib/ai/messages/schema";
import { getRunChunksContract, stopRunContract } from "@/lib/ai/runs/contract";
import {
  createAiSessionContract,
  getAiSessionContract,
  updateAiSessionContract,
} from "@/lib/ai/sessions/contract";
import { AppError } from "@/lib/http/errors";
import { answers, field, makeAiMessage, model, showChat, unavailable } from "./setup/ai-chat";
import { done, imageServer, makeImage } from "./setup/ai-images";
import { me, newId, WORKSPACE } from "./setup/people";
import { expectAccessible } from "./setup/stage";

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
  grow(" x = 1;\n```\n\nSee [there](https://evil.example/?q=1).\n\nThat is **all");
  await expect.element(page.getByText("That is **all")).toBeVisible();
  await expect.element(answers().nth(1)).toMatchTextContent("See there (evil.example).");
  expect(answers().nth(1).getByRole("link").elements()).toEqual([]);
  expect(page.getByRole("table").element()).toBe(table);
  field().element().focus();
  await userEvent.keyboard("{Escape}");
  await expect.poll(() => server.requestsOf(stopRunContract)).toHaveLength(1);
  end("The last one: 19:10", { finish: "STOPPED" });
  await expect.element(answers().nth(1)).toMatchTextContent("Stopped");
  await expect.poll(() => said).toEqual(["Answering", "Answer stopped"]);
  await expectAccessible();
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

test("offline, a question stays written with a word on that", async () => {
  const { server } = showChat();
  server.answer(askContract, unavailable);
  await expect.element(answers().first()).toBeVisible();
  window.realtimeNode.setAway(true);
  onTestFinished(() => window.realtimeNode.setAway(false));
  await expect.element(page.getByText(/You are offline\. What you write is kept here/)).toBeVisible();
  await userEvent.fill(field(), "And back?");
  await userEvent.keyboard("{Enter}");
  await expect.element(field()).toHaveValue("And back?");
  expect(drafts()).toEqual(["And back?"]);
  window.realtimeNode.setAway(false);
  window.dispatchEvent(new Event("online"));
  await expect.element(page.getByText(/You are offline/)).not.toBeInTheDocument();
});

test("a budget that is nearly spent is told by the composer, of the model that answers", async () => {
  const { server, client } = showChat();
  const warning = { id: newId(), isMine: true, period: "DAY" as const, part: 0.857, timeZone: "UTC" };
  const items = [
    { ...warning, modelId: newId(), model: "Another", resetsAt: "2026-11-28T00:00:00.000Z" },
    { ...warning, modelId: null, model: null, resetsAt: "2026-11-28T00:00:00.000Z" },
  ];
  server.answer(listAiBudgetWarningsContract, () => ({ items, nextCursor: null }));
  await client.invalidateQueries({ queryKey: aiBudgetWarningKeys.all });
  await expect
    .element(page.getByText(/85% of your AI budget for today is spent\. It begins anew on/))
    .toBeVisible();
  await expectAccessible();
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
  const question = makeAiMessage(session.id, answer.id, "And back?");
  turn.resolve({ question, answer: makeAiMessage(session.id, question.id, "", { role: "ASSISTANT" }) });
  await expect.element(answers().nth(1)).toBeVisible();
  expect(drafts()).toEqual(["And later?"]);
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
  server.answer(createAiSessionContract, unavailable);
  server.answer(askContract, unavailable);
  const first = page.getByRole("textbox", { name: "Ask anything" });
  await userEvent.fill(first, "Hello?");
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => server.requestsOf(createAiSessionContract)).toHaveLength(1);
  await expect.element(first).toHaveValue("Hello?");
  server.answer(createAiSessionContract, () => session);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect.poll(() => server.requestsOf(askContract)).toHaveLength(1);
  await expect.element(first).toHaveValue("Hello?");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect.poll(() => server.requestsOf(askContract)).toHaveLength(2);
  const [lost, created, ...more] = server.requestsOf(createAiSessionContract).map(({ body }) => body);
  expect(created).toEqual(lost);
  expect(more).toEqual([]);
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

const drafts = () =>
  Object.keys(localStorage)
    .filter((key) => key.startsWith("guildhall.ai-draft."))
    .map((key) => localStorage.getItem(key));

test("a picture that AI made goes with the question", async () => {
  const { server, copy } = imageServer([done(makeImage())]);
  const chat = showChat({}, [{ ...model, hasVision: true }]);
  const { name, type, size } = copy;
  server.answer(getAiFileContract, ({ params }) => ({
    ...{ id: params.fileId, name, type, size, isPicture: true, status: "READY" as const },
    ...{ problem: null, notes: [], tokens: 100 },
  }));
  const dialog = page.getByRole("dialog", { name: "Create an image" });
  await page.getByRole("button", { name: "Create an image" }).click();
  await dialog.getByRole("button", { name: /^A lighthouse/ }).click();
  await dialog.getByRole("button", { name: "Add to question" }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(server.requestsOf(copyAiImageContract)).toMatchObject([{ body: { channelId: null } }]);
  await field().fill("What is it?");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect
    .poll(() => chat.server.requestsOf(askContract))
    .toMatchObject([{ body: { fileIds: [copy.id] } }]);
});
