import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { AiPage } from "@/components/ai/ai-page";
import { listAiFoldersContract } from "@/lib/ai/folders/contract";
import type { AiMessage } from "@/lib/ai/messages/schema";
import { listModelsContract } from "@/lib/ai/models/contract";
import { createAiPromptContract, listAiPromptsContract } from "@/lib/ai/prompts/contract";
import {
  copyAiSessionContract,
  getAiSessionContract,
  listAiSessionsContract,
  shareAiSessionContract,
  stopSharingAiSessionContract,
} from "@/lib/ai/sessions/contract";
import type { AiChat, AiSession } from "@/lib/ai/sessions/schema";
import { AppError } from "@/lib/http/errors";
import { makeAiSession } from "./setup/ai";
import { currentPath } from "./setup/next-navigation";
import { ben, me, newId, WORKSPACE } from "./setup/people";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const NOW = "2026-11-27T14:00:00.000Z";
const adas = { id: me.id, name: me.name, image: null };

/** A chat with an answered question. */
function showChat(change: Partial<AiSession> = {}, origin: AiChat["origin"] = null) {
  const ids = { session: newId(), question: newId(), answer: newId() };
  const session = makeAiSession({ id: ids.session, title: "Ferries", leafId: ids.answer, ...change });
  const message = (id: string, parentId: string | null, text: string): AiMessage => ({
    ...{ id, sessionId: ids.session, parentId, parts: [{ type: "text", text }], createdAt: NOW },
    ...{ role: parentId ? "ASSISTANT" : "USER", finish: parentId ? "DONE" : null },
    ...{ modelId: null, modelName: parentId ? "Demo model" : null, error: null, runId: null },
  });
  const messages = [
    message(ids.question, null, "When does the ferry leave?"),
    message(ids.answer, ids.question, "At 07:40."),
  ];
  const nodes = messages.map(({ id, parentId, role }) => ({ id, parentId, role }));
  const server = fakeServer();
  const model = {
    ...{ id: newId(), label: "Demo model", providerName: "Demo", isUp: true, price: null, isDefault: true },
    ...{ hasVision: false, hasTools: false, hasReasoning: false, contextTokens: null, isDemo: true },
  };
  server.answer(listAiSessionsContract, () => ({ items: [session], nextCursor: null }));
  server.answer(listAiFoldersContract, () => ({ items: [], nextCursor: null }));
  server.answer(listModelsContract, () => ({ items: [model], nextCursor: null }));
  server.answer(getAiSessionContract, () => ({ session, instructions: "", origin, nodes, messages }));
  const shown = showWorkspace({
    page: <AiPage openId={session.id} />,
    path: `/w/engines/ai/${session.id}`,
  });
  return { ...shown, server, session };
}

test("a chat is shared with the branch that is open, and made private again", async () => {
  const { server, session } = showChat();
  const shared = { ...session, visibility: "WORKSPACE" as const, sharedLeafId: session.leafId, revision: 2 };
  server.answer(shareAiSessionContract, () => shared);
  server.answer(stopSharingAiSessionContract, () => ({ ...session, revision: 3 }));
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect.element(page.getByText(/Other branches and your instructions stay private/)).toBeVisible();
  await page.getByRole("button", { name: "Share with the workspace" }).click();
  await expect
    .poll(() => server.requestsOf(shareAiSessionContract).map(({ body }) => body))
    .toEqual([{ leafId: session.leafId }]);
  const link = page.getByRole("textbox", { name: "Link" });
  await expect.element(link).toHaveValue(`${location.origin}/w/engines/ai/${session.id}`);
  await expectAccessible();
  await page.getByRole("button", { name: "Stop sharing" }).click();
  await expect.element(page.getByRole("dialog", { name: "Share chat" })).toBeVisible();
});

test("another branch than the shared one can be shared in its place", async () => {
  const { server, session } = showChat({ visibility: "WORKSPACE", sharedLeafId: newId() });
  server.answer(shareAiSessionContract, () => ({ ...session, sharedLeafId: session.leafId, revision: 2 }));
  await page.getByRole("button", { name: "Shared", exact: true }).click();
  await page.getByRole("button", { name: "Share this one instead" }).click();
  await expect.element(page.getByText(/isn’t the one that is shared/)).not.toBeInTheDocument();
});

test("what follows the shared part of a chat that asks the workspace is shared once its owner says so", async () => {
  const change = { visibility: "WORKSPACE" as const, sharedLeafId: newId(), isAsk: true };
  const { server, session } = showChat(change);
  server.answer(shareAiSessionContract, () => ({ ...session, sharedLeafId: session.leafId, revision: 2 }));
  await expect.element(page.getByText("Not shared yet")).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "Share up to here" }).click();
  await expect.element(page.getByText("Not shared yet")).not.toBeInTheDocument();
  const [request] = server.requestsOf(shareAiSessionContract);
  expect(request?.body).toEqual({ leafId: session.leafId });
});

test("a reader has no composer, and forks the chat into one of their own", async () => {
  const { server, session } = showChat({ owner: ben, visibility: "WORKSPACE" });
  const own = { ...session, id: newId(), owner: adas };
  let tries = 0;
  server.answer(copyAiSessionContract, () => {
    if (++tries === 1) throw new AppError("unavailable", "That was lost.");
    return own;
  });
  await expect.element(page.getByText("Ben Carter shares this chat with the workspace.")).toBeVisible();
  expect(page.getByRole("textbox", { name: /^Ask/ }).elements()).toHaveLength(0);
  await expectAccessible();
  await page.getByRole("button", { name: "Fork", exact: true }).click();
  await expect.element(page.getByText("That was lost.")).toBeVisible();
  await page.getByRole("button", { name: "Fork", exact: true }).click();
  await expect.poll(currentPath).toContain(own.id);
  const [first, again] = server.requestsOf(copyAiSessionContract).map(({ body }) => body);
  expect(again).toEqual(first);
});

test("who manages the workspace ends the sharing of another’s chat, once they have confirmed it", async () => {
  const { server, session } = showChat({ owner: ben, visibility: "WORKSPACE" });
  server.answer(stopSharingAiSessionContract, () => ({
    ...session,
    visibility: "PRIVATE" as const,
    revision: 3,
  }));
  await page.getByRole("button", { name: "Stop sharing…" }).click();
  await expect.element(page.getByText(/It is Ben Carter’s alone then/)).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "Stop sharing", exact: true }).click();
  await expect
    .poll(() => server.requestsOf(stopSharingAiSessionContract).map(({ params }) => params))
    .toEqual([{ aiSessionId: session.id }]);
});

test.each([
  [{ chat: { id: newId(), title: "Boats", owner: ben } }, "Forked from Boats by Ben Carter"],
  [{ chat: null }, "Forked from a chat that you can’t open any more"],
])("a fork names its origin as far as one may read it", async (origin, text) => {
  showChat({}, origin);
  await expect.element(page.getByRole("article", { name: "Answer" })).toBeVisible();
  expect(document.body.textContent).toContain(text);
});

test("a saved prompt is put into the field by its name, and a new one is saved", async () => {
  const { server } = showChat();
  const prompt = {
    ...{ id: newId(), workspaceId: WORKSPACE.id, owner: ben, name: "review", isShared: true },
    text: "Review this:\nline by line",
  };
  server.answer(listAiPromptsContract, () => ({ items: [prompt], nextCursor: null }));
  server.answer(createAiPromptContract, ({ body }) => ({ ...prompt, ...body, isShared: false }));
  const field = page.getByRole("textbox", { name: "Ask a follow-up" });
  const option = page.getByRole("option", { name: /\/review/ });
  await userEvent.fill(field, "/rev");
  await expect.element(option).toBeVisible();
  await expectAccessible();
  await userEvent.keyboard("{Escape}");
  await expect.element(option).not.toBeInTheDocument();
  await userEvent.fill(field, "");
  await userEvent.fill(field, "/rev");
  await expect.element(option).toBeVisible();
  await userEvent.fill(field, "/x");
  await expect.element(option).not.toBeInTheDocument();
  await userEvent.fill(field, "/rev");
  await userEvent.keyboard("{Enter}");
  await expect.element(field).toHaveValue(prompt.text);
  await expect.element(field).toHaveFocus();
  await page.getByRole("button", { name: "Saved prompts" }).click();
  await page.getByRole("button", { name: "New prompt" }).click();
  await userEvent.fill(page.getByRole("textbox", { name: "Name" }), "/short");
  await userEvent.fill(page.getByRole("textbox", { name: "Text" }), "Shorten this:");
  await expectAccessible();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect
    .poll(() => server.requestsOf(createAiPromptContract).map(({ body }) => body))
    .toEqual([{ name: "short", text: "Shorten this:", isShared: false }]);
  await expect.element(page.getByRole("button", { name: "New prompt" })).toBeVisible();
});

test("a prompt that is chosen in the dialog is inserted at the caret, and can be undone", async () => {
  const { server } = showChat();
  const prompt = {
    ...{ id: newId(), workspaceId: WORKSPACE.id, owner: ben, name: "brief", isShared: true },
    text: "Be brief. ",
  };
  server.answer(listAiPromptsContract, () => ({ items: [prompt], nextCursor: null }));
  const field = page.getByRole("textbox", { name: "Ask a follow-up" });
  await userEvent.fill(field, "First. Last.");
  (field.element() as HTMLTextAreaElement).setSelectionRange(7, 7);
  await page.getByRole("button", { name: "Saved prompts" }).click();
  await page.getByRole("button", { name: /\/brief/ }).click();
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
  await expect.element(field).toHaveValue("First. Be brief. Last.");
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard("{Control>}z{/Control}");
  await expect.element(field).toHaveValue("First. Last.");
});
