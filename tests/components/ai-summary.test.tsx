import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { askContract } from "@/lib/ai/messages/contract";
import type { AiMessage } from "@/lib/ai/messages/schema";
import { listModelsContract } from "@/lib/ai/models/contract";
import { getRunChunksContract, stopRunContract } from "@/lib/ai/runs/contract";
import { createAiSessionContract, getAiSessionContract } from "@/lib/ai/sessions/contract";
import { convertChannelLinesContract, listChannelPlacesContract } from "@/lib/conversions/contract";
import { AppError } from "@/lib/http/errors";
import { listMessagesContract } from "@/lib/messages/contract";
import { deleteTaskContract } from "@/lib/tasks/contract";
import { makeAiSession } from "./setup/ai";
import { currentPath } from "./setup/next-navigation";
import { makeMessage, makeTreeChannel, newId, workspace } from "./setup/people";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const NOW = "2026-11-27T14:00:00.000Z";
const SUMMARY =
  "The fee is **three** euros.\n\n## Action items\n\n- [ ] Ben calls the harbour\n- [ ] Ada prints the list\n- [x] Pay";

const model = {
  ...{ id: newId(), label: "Demo model", providerName: "Demo", isUp: true, price: null, isDefault: true },
  ...{ hasVision: false, hasTools: false, hasReasoning: false, contextTokens: null, isDemo: true },
};

/** A channel with unread messages, and a server whose model summarizes them. */
function showSummary() {
  const channel = makeTreeChannel({ name: "harbour", lastSeq: 3, readSeq: 1 });
  const list = {
    id: newId(),
    type: "TODO" as const,
    name: "Errands",
    workspace,
    isWider: false,
    readers: [],
  };
  const session = makeAiSession();
  const runId = newId();
  const answer: AiMessage = {
    ...{ id: newId(), sessionId: session.id, parentId: null, role: "ASSISTANT", parts: [] },
    ...{ modelId: null, modelName: null, finish: null, error: null, runId, createdAt: NOW },
  };
  const done: AiMessage = { ...answer, parts: [{ type: "text", text: SUMMARY }], finish: "DONE" };
  const turn = { question: null, answer };
  const chat = { session, instructions: "", origin: null, nodes: [], messages: [done] };
  const said = [1, 2, 3].map((seq) => makeMessage({ channelId: channel.id, seq, body: `Said ${seq}` }));
  const server = fakeServer();
  server.answer(listModelsContract, () => ({ items: [model], nextCursor: null }));
  server.answer(createAiSessionContract, () => session);
  server.answer(askContract, () => turn);
  server.answer(getRunChunksContract, () => ({
    ...{ runId, status: "RUNNING" as const, attempt: 1, seq: 1, isWhole: true },
    parts: [{ type: "text" as const, text: "The fee is" }],
  }));
  server.answer(getAiSessionContract, () => chat);
  server.answer(listChannelPlacesContract, () => ({ targets: [list] }));
  server.answer(convertChannelLinesContract, () => ({
    ...{
      type: "task" as const,
      id: newId(),
      title: "Ben calls the harbour",
      taskIds: [newId()],
      blockIds: [],
    },
    channel: list,
  }));
  const { receive } = showWorkspace({ channels: [channel], messages: { [channel.id]: said } });
  server.answer(listMessagesContract, ({ query }) => ({
    items: said.filter(({ seq }) => seq > Number(query.after ?? 0)).slice(0, Number(query.limit ?? 50)),
    ...{ hasBefore: false, hasAfter: false },
  }));
  const end = () =>
    receive("aiRun.ended", { runId, sessionId: session.id, answerId: answer.id, status: "DONE" });
  return { server, channel, session, turn, chat, end };
}

async function openSummary() {
  await page.getByRole("button", { name: "Channel menu" }).click();
  await page.getByRole("menuitem", { name: "AI", exact: true }).click();
  await page.getByRole("menuitem", { name: "What did I miss?" }).click();
  return page.getByRole("dialog", { name: "Summary of harbour" });
}

const refuse = () => {
  throw new AppError("unavailable", "That was lost.");
};

test("what one missed is summarized in private; what is to be done becomes tasks once one says so", async () => {
  const { server, channel, session, end } = showSummary();
  const dialog = await openSummary();
  await expect.element(dialog.getByText("The fee is")).toBeVisible();
  const [asked] = server.requestsOf(askContract);
  expect(asked?.body).toMatchObject({ context: [{ type: "channel", id: channel.id }] });
  expect(JSON.stringify(asked?.body)).toContain("since 2026-11-20 09:00 UTC");
  end();
  await expect.element(dialog.getByRole("group", { name: "Action items" })).toBeVisible();
  expect(dialog.getByRole("checkbox").elements()).toHaveLength(2);
  await expectAccessible();
  expect(server.requestsOf(convertChannelLinesContract)).toEqual([]);
  await dialog.getByRole("checkbox", { name: "Ada prints the list" }).click();
  await dialog.getByRole("button", { name: "Create 1 task" }).click();
  await expect.element(dialog.getByRole("button", { name: "Created" })).toBeVisible();
  expect(server.requestsOf(convertChannelLinesContract)).toMatchObject([
    { body: { lines: [{ title: "Ben calls the harbour" }], isWiderKnown: false } },
  ]);
  server.answer(deleteTaskContract, () => undefined);
  await page.getByRole("button", { name: "Undo" }).click();
  await dialog.getByRole("button", { name: "Create 1 task" }).click();
  await expect.element(dialog.getByRole("button", { name: "Created" })).toBeVisible();
  const nonces = server.requestsOf(convertChannelLinesContract).map(({ body }) => JSON.stringify(body));
  expect(new Set(nonces).size).toBe(2);
  await dialog.getByRole("link", { name: "Go on in the chat" }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(currentPath()).toContain(session.id);
});

test("without a model nothing is created, and what is missing is said", async () => {
  const { server } = showSummary();
  server.answer(listModelsContract, () => ({ items: [], nextCursor: null }));
  const dialog = await openSummary();
  await expect.element(dialog.getByText("No AI model is configured")).toBeVisible();
  expect(server.requestsOf(createAiSessionContract)).toEqual([]);
  await expectAccessible();
});

test("after a lost answer the same question is asked in the same chat; a chat that can't be read is read again", async () => {
  const { server, session, turn, chat, end } = showSummary();
  let tries = 0;
  server.answer(askContract, () => (++tries === 1 ? refuse() : turn));
  server.answer(stopRunContract, refuse);
  server.answer(getAiSessionContract, refuse);
  const dialog = await openSummary();
  await dialog.getByRole("button", { name: "Try again" }).click();
  await dialog.getByRole("button", { name: "Stop" }).click();
  await expect.element(page.getByText("That was lost.")).toBeVisible();
  const asked = server.requestsOf(askContract).map(({ params, body }) => JSON.stringify([params, body]));
  expect(asked).toEqual([asked[0], asked[0]]);
  expect(asked[0]).toContain(session.id);
  expect(server.requestsOf(createAiSessionContract)).toHaveLength(1);
  end();
  const again = dialog.getByRole("button", { name: "Try again" });
  await expect.element(again).toBeVisible();
  server.answer(getAiSessionContract, () => chat);
  await again.click();
  await expect.element(dialog.getByRole("group", { name: "Action items" })).toBeVisible();
});
