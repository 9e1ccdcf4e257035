import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { AiPage } from "@/components/ai/ai-page";
import { askWorkspaceContract, getAskScopeContract, updateAskScopeContract } from "@/lib/ai/ask/contract";
import type { AskStarted } from "@/lib/ai/ask/schema";
import { listAiFoldersContract } from "@/lib/ai/folders/contract";
import { listModelsContract } from "@/lib/ai/models/contract";
import {
  createAiSessionContract,
  getAiSessionContract,
  listAiSessionsContract,
} from "@/lib/ai/sessions/contract";
import { AppError } from "@/lib/http/errors";
import { resolveReferencesContract } from "@/lib/references/contract";
import { searchContract } from "@/lib/search/contract";
import type { SearchResult } from "@/lib/search/schema";
import { listMembersContract } from "@/lib/workspaces/contract";
import { makeAiSession } from "./setup/ai";
import { makeAiMessage } from "./setup/ai-chat";
import { currentPath } from "./setup/next-navigation";
import { ben, makeTreeChannel, newId, WORKSPACE } from "./setup/people";
import { composer } from "./setup/screen";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const NOW = "2026-11-27T14:00:00.000Z";
const engines = makeTreeChannel({ name: "engines" });

const makeSession = () => makeAiSession({ title: "Ferries", isAsk: true });

/** A chat whose answer cites a message, a paragraph and what can't be opened. */
function showAnswer() {
  const session = makeSession();
  const [message, document, hidden] = [newId(), newId(), newId()];
  const question = makeAiMessage(session.id, null, "When does the ferry leave?");
  const answer = makeAiMessage(
    session.id,
    question.id,
    "At **07:40** [1], from the north pier [2][3]. See [this](https://evil.example/?q=1) and `x[1]`.",
    {
      ...{ role: "ASSISTANT", finish: "DONE", modelName: "Demo model" },
      sources: [
        { number: 1, type: "message", id: message },
        { number: 2, type: "document", id: document, block: "7-1" },
        { number: 3, type: "task", id: hidden },
      ],
    },
  );
  const messages = [question, answer];
  const nodes = messages.map(({ id, parentId, role }) => ({ id, parentId, role }));
  const server = fakeServer();
  server.answer(listAiSessionsContract, () => ({ items: [session], nextCursor: null }));
  server.answer(listAiFoldersContract, () => ({ items: [], nextCursor: null }));
  server.answer(listModelsContract, () => ({ items: [], nextCursor: null }));
  server.answer(getAskScopeContract, () => ({}));
  server.answer(getAiSessionContract, () => ({
    ...{ session: { ...session, leafId: answer.id }, instructions: "", origin: null, nodes, messages },
  }));
  const place = { workspaceSlug: WORKSPACE.slug, channelId: engines.id, channelType: "CHAT" as const };
  server.answer(resolveReferencesContract, ({ body }) => ({
    items: body.targets.map((target) => {
      if (!("id" in target) || target.id === hidden) return { isVisible: false as const };
      const isMessage = target.id === message;
      return {
        ...{ isVisible: true as const, type: target.type, id: target.id, createdAt: NOW },
        title: isMessage ? ben.name : "Harbour guide",
        excerpt: isMessage
          ? "The ferry to Lisbon leaves at 07:40, every day but Sunday"
          : "From the north pier",
        person: isMessage ? ben : null,
        place: {
          ...place,
          channelName: isMessage ? "engines" : "Harbour guide",
          anchor: isMessage ? { seq: 3, threadId: null } : null,
        },
      };
    }),
  }));
  showWorkspace({
    page: <AiPage openId={session.id} />,
    path: `/w/engines/ai/${session.id}`,
    channels: [engines],
  });
}

test("an answer’s numbers and sources lead to the exact places, and nowhere else", async () => {
  showAnswer();
  const answer = page.getByRole("article", { name: "Answer" });
  const first = answer.getByRole("link", { name: `Source 1: ${ben.name}` });
  await expect.element(first).toHaveAttribute("href", `/w/${WORKSPACE.slug}/c/${engines.id}?m=3`);
  const paragraph = `/w/${WORKSPACE.slug}/c/${engines.id}?block=7-1`;
  await expect
    .element(answer.getByRole("link", { name: "Source 2: Harbour guide" }))
    .toHaveAttribute("href", paragraph);
  await expect
    .element(answer.getByRole("link", { name: /^Harbour guide/ }))
    .toHaveAttribute("href", paragraph);
  await expect.element(answer.getByText(/^A source that you can’t open/)).toBeVisible();
  await expect.element(answer).toMatchTextContent("this (evil.example)");
  await expect.element(answer.getByText("x[1]")).toBeVisible();
  const links = answer.element().querySelectorAll("a");
  expect([...links].every(({ href }) => new URL(href).origin === location.origin)).toBe(true);
  await expectAccessible();
});

const searched = () =>
  fakeServer().answer(searchContract, ({ query }) => ({
    ...{ items: [], scope: query.scope ?? "all", nextCursor: null, isApproximate: false },
  }));

function answerAsks() {
  const session = makeSession();
  fakeServer().answer(createAiSessionContract, () => session);
  fakeServer().answer(askWorkspaceContract, ({ body }) => {
    const question = makeAiMessage(body.sessionId, null, body.text);
    const answer = makeAiMessage(body.sessionId, question.id, "", {
      role: "ASSISTANT",
      sources: [],
      runId: newId(),
    });
    return { session: { ...session, id: body.sessionId }, question, answer };
  });
}
const asks = () =>
  fakeServer()
    .requestsOf(askWorkspaceContract)
    .map(({ body }) => body);
const options = () => [...document.querySelectorAll("[role=option]")].map(({ textContent }) => textContent);

test("the palette asks what is typed as a question, and opens the chat of the answer", async () => {
  searched();
  answerAsks();
  showWorkspace({ channels: [engines] });
  await expect.element(composer("engines")).toHaveFocus();
  await userEvent.keyboard("{Control>}k{/Control}");
  await userEvent.keyboard("When does the ferry leave?");
  await expect.poll(options).toEqual(["Ask: “When does the ferry leave?”"]);
  await userEvent.keyboard("{Enter}");
  await expect.poll(asks).toMatchObject([{ text: "When does the ferry leave?", scope: {} }]);
  await expect.poll(currentPath).toMatch(/\/ai\/[0-9a-f-]{36}$/);
});

test("a question that is typed into the search finds first, and asks last", async () => {
  const result: SearchResult = {
    ...{ type: "message", id: newId(), snippet: [{ text: "The ferry leaves at 07:40", isMatch: true }] },
    ...{ person: ben, createdAt: NOW, isSimilar: false },
    place: {
      ...{ workspaceSlug: WORKSPACE.slug, channelId: engines.id, channelName: "engines" },
      ...{ channelType: "CHAT", anchor: { seq: 3, threadId: null } },
    },
  };
  fakeServer().answer(searchContract, ({ query }) => ({
    ...{ items: [result], scope: query.scope ?? "all", nextCursor: null, isApproximate: false },
  }));
  answerAsks();
  showWorkspace({ channels: [engines] });
  await expect.element(composer("engines")).toHaveFocus();
  await userEvent.keyboard("{Control>}{Shift>}f{/Shift}{/Control}");
  await expect.element(page.getByRole("combobox", { name: /^Search messages/ })).toHaveFocus();
  await userEvent.keyboard("Ferry?");
  await expect.poll(options).toEqual([expect.stringContaining("07:40"), "Ask: “Ferry?”"]);
  await userEvent.keyboard("{Enter}");
  await expect.poll(currentPath).toContain("m=3");
  expect(asks()).toEqual([]);
});

test("where the palette was closed meanwhile, the answer is offered in place of being opened", async () => {
  searched();
  answerAsks();
  const session = makeSession();
  const turn = Promise.withResolvers<AskStarted>();
  fakeServer().answer(askWorkspaceContract, () => turn.promise);
  showWorkspace({ channels: [engines] });
  await userEvent.click(page.getByRole("button", { name: "Ask this channel" }));
  await userEvent.keyboard("ferry");
  await expect.poll(options).toContain("Ask this channel: “ferry”");
  await userEvent.keyboard("{Enter}");
  await expect.poll(asks).toHaveLength(1);
  const before = currentPath();
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
  turn.resolve({
    session,
    question: null,
    answer: makeAiMessage(session.id, null, "", { role: "ASSISTANT" }),
  });
  const open = page.getByRole("button", { name: "Open", exact: true });
  await expect.element(open).toBeVisible();
  expect(currentPath()).toBe(before);
  await open.click();
  await expect.poll(currentPath).toMatch(/\/ai\/[0-9a-f-]{36}$/);
});

test("a channel’s header asks about the channel, and a refusal keeps the question", async () => {
  searched();
  fakeServer().answer(askWorkspaceContract, () => {
    throw new AppError("unavailable", "No AI model is configured.");
  });
  showWorkspace({ channels: [engines] });
  await userEvent.click(page.getByRole("button", { name: "Ask this channel" }));
  const field = page.getByRole("combobox", { name: "Ask about what you can read here" });
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard("ferry");
  await expect.poll(options).toContain("Ask this channel: “ferry”");
  await expectAccessible();
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByText("No AI model is configured.")).toBeVisible();
  await expect.element(field).toHaveValue("ferry");
  expect(asks()).toMatchObject([{ scope: { channelId: engines.id } }]);
});

test("a question is limited to a place, a person and a time before it is asked", async () => {
  searched();
  answerAsks();
  showWorkspace({ channels: [engines] });
  await userEvent.click(page.getByRole("button", { name: "Ask this channel" }));
  await expect.element(page.getByLabelText("Place")).toHaveValue(engines.id);
  await page.getByLabelText("Person").selectOptions(`By ${ben.name}`);
  await page.getByLabelText("Time").selectOptions("Between days");
  await page.getByLabelText("From").fill("2026-11-01");
  await page.getByLabelText("Until").fill("2026-11-20");
  await expectAccessible();
  await page.getByRole("combobox", { name: /^Ask about/ }).fill("ferry");
  await expect.poll(options).toContain("Ask this channel: “ferry”");
  await userEvent.keyboard("{Enter}");
  const limits = { authorId: ben.id, after: "2026-11-01", before: "2026-11-20" };
  await expect.poll(asks).toMatchObject([{ text: "ferry", scope: { channelId: engines.id, ...limits } }]);
});

test("a chat shows where it looks, and changes that for follow-ups", async () => {
  showAnswer();
  fakeServer().answer(getAskScopeContract, () => ({ channelId: engines.id, after: "2026-10-01" }));
  fakeServer().answer(updateAskScopeContract, ({ body }) => body);
  await expect.element(page.getByLabelText("Place")).toHaveValue(engines.id);
  await expect.element(page.getByLabelText("From")).toHaveValue("2026-10-01");
  await page.getByLabelText("Time").selectOptions("At any time");
  await expect
    .poll(() => fakeServer().requestsOf(updateAskScopeContract))
    .toMatchObject([{ body: { channelId: engines.id } }]);
  await expect.element(page.getByLabelText("From")).not.toBeInTheDocument();
});

test("a search is answered above its results once that is asked for, with sources", async () => {
  searched();
  fakeServer().answer(resolveReferencesContract, ({ body }) => ({
    items: body.targets.map(() => ({ isVisible: false as const })),
  }));
  const [session, cited] = [makeSession(), newId()];
  fakeServer().answer(askWorkspaceContract, ({ body }) => {
    const own = { ...session, id: body.sessionId };
    const question = makeAiMessage(own.id, null, body.text);
    const sources = [{ number: 1, type: "message" as const, id: cited }];
    const done = { role: "ASSISTANT", finish: "DONE", sources } as const;
    const answer = makeAiMessage(own.id, question.id, "At **07:40** [1], from the north pier.", done);
    fakeServer().answer(getAiSessionContract, () => ({
      ...{ session: own, instructions: "", origin: null, nodes: [], messages: [question, answer] },
    }));
    return { session: own, question, answer };
  });
  fakeServer().answer(listMembersContract, () => ({
    items: [ben, { ...ben, id: newId(), name: "Ben Carterson" }].map((one) => ({
      ...{ ...one, role: "MEMBER" as const, joinedAt: NOW },
    })),
    nextCursor: null,
  }));
  showWorkspace({ channels: [engines] });
  await expect.element(composer("engines")).toHaveFocus();
  await userEvent.keyboard("{Control>}{Shift>}f{/Shift}{/Control}");
  await userEvent.keyboard('ferry from:"ben carter" after:2026-11-01 ');
  await expect.element(page.getByRole("button", { name: "Ask AI about this" })).toBeVisible();
  expect(asks()).toEqual([]);
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect
    .poll(asks)
    .toMatchObject([{ text: "ferry", scope: { after: "2026-11-01", authorId: ben.id } }]);
  const box = page.getByRole("region", { name: "Answer" });
  await expect.element(box).toMatchTextContent("At 07:40 1, from the north pier.");
  await expect.element(box.getByRole("link", { name: "Ask a follow-up" })).toBeVisible();
  await expectAccessible();
  await userEvent.keyboard("s");
  await expect.element(box).not.toBeInTheDocument();
});
