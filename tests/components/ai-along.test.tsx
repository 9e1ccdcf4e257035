import { afterEach, beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { AiPage } from "@/components/ai/ai-page";
import { getAiFileContract, readAiFileContract } from "@/lib/ai/attachments/contract";
import type { AiFile } from "@/lib/ai/attachments/schema";
import { getContextContract } from "@/lib/ai/context/contract";
import { listAiFoldersContract } from "@/lib/ai/folders/contract";
import { askContract } from "@/lib/ai/messages/contract";
import type { AiMessage, AiTurn } from "@/lib/ai/messages/schema";
import { listModelsContract } from "@/lib/ai/models/contract";
import { createAiSessionContract, listAiSessionsContract } from "@/lib/ai/sessions/contract";
import { AppError } from "@/lib/http/errors";
import { resolveReferencesContract } from "@/lib/references/contract";
import { searchContract } from "@/lib/search/contract";
import { listMembersContract } from "@/lib/workspaces/contract";
import { makeAiSession } from "./setup/ai";
import { ben, makeTreeChannel, newId } from "./setup/people";
import { channelInTree } from "./setup/screen";
import { expectAccessible, fakeServer, leave } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const RealRequest = window.XMLHttpRequest;
beforeEach(() => localStorage.clear());
afterEach(() => {
  window.XMLHttpRequest = RealRequest;
});

const model = {
  ...{ id: newId(), label: "Blind model", providerName: "Demo", isUp: true, price: null, hasVision: false },
  ...{ hasTools: false, hasReasoning: true, contextTokens: 10_000, isDefault: true, isDemo: true },
};
const general = makeTreeChannel({ name: "general" });
const plan = makeTreeChannel({ name: "plan" });
const session = makeAiSession({ modelId: model.id });

/** A new chat, whose server has these files in these states. */
function showNewChat(files = new Map<string, AiFile>()) {
  class Upload {
    upload = { onprogress: null };
    status = 201;
    responseText = "";
    onload: (() => void) | null = null;
    onloadend: (() => void) | null = null;
    name = "";
    open(_: string, url: string) {
      this.name = new URL(url, location.href).searchParams.get("name") ?? "";
    }
    send() {
      const type = this.name.endsWith(".png") ? "image/png" : "application/pdf";
      const file = { id: newId(), name: this.name, type, size: 9 };
      const state = { isPicture: type === "image/png", status: "READING" as const, problem: null };
      files.set(file.id, { ...file, ...state, notes: [], tokens: 0 });
      this.responseText = JSON.stringify(file);
      this.onload?.();
      this.onloadend?.();
    }
    abort() {}
  }
  window.XMLHttpRequest = Upload as never;
  const server = fakeServer();
  server.answer(listAiSessionsContract, () => ({ items: [], nextCursor: null }));
  server.answer(listAiFoldersContract, () => ({ items: [], nextCursor: null }));
  server.answer(listModelsContract, () => ({ items: [model], nextCursor: null }));
  server.answer(createAiSessionContract, () => session);
  server.answer(askContract, () => {
    throw new AppError("unavailable", "No connection.");
  });
  server.answer(getAiFileContract, ({ params }) => files.get(params.fileId)!);
  server.answer(readAiFileContract, ({ params }) => files.get(params.fileId)!);
  // A job reads it meanwhile.
  let isReading = true;
  server.answer(getContextContract, ({ params }) => {
    const size = {
      title: params.targetId === plan.id ? "plan" : "general",
      tokens: isReading ? 0 : 8_000,
      isCut: !isReading,
      isReading,
    };
    isReading = false;
    return size;
  });
  server.answer(resolveReferencesContract, ({ body }) => ({
    items: body.targets.map(() => ({ isVisible: false as const })),
  }));
  const { receive } = showWorkspace({
    channels: [general, plan],
    page: <AiPage openId="new" />,
    path: "/w/engines/ai/new",
  });
  /** The job has read a file. */
  const read = (name: string, change: Partial<AiFile>) => {
    const file = [...files.values()].find((one) => one.name === name)!;
    files.set(file.id, { ...file, ...change });
    receive("aiFile.read", { ...file, ...change });
  };
  return { server, read, files };
}

const makeAnswer = (): AiMessage => ({
  ...{ id: newId(), sessionId: session.id, parentId: null, role: "ASSISTANT", parts: [], runId: null },
  ...{ modelId: null, modelName: null, finish: "DONE", error: null, createdAt: session.createdAt },
});

const field = () => page.getByRole("textbox", { name: "Ask anything" });
const row = () => page.getByRole("list", { name: "Goes along with the question" });
const send = () => page.getByRole("button", { name: "Send", exact: true });
const pdf = new File(["x"], "report.pdf", { type: "application/pdf" });

test("a file can be sent once it is read, and is there again after a reload", async () => {
  const { server, read, files } = showNewChat();
  await userEvent.fill(field(), "What is in it?");
  await userEvent.upload(page.getByLabelText("Files to attach").first(), pdf);
  await expect.element(row()).toMatchTextContent("report.pdf");
  await expect.element(row()).toMatchTextContent("Reading");
  await expect.element(page.getByRole("button", { name: "Send, once the files are read" })).toBeEnabled();
  read("report.pdf", { status: "FAILED", problem: "This PDF is protected by a password." });
  await expect.element(row().getByRole("alert")).toMatchTextContent("protected by a password");
  await expect.element(send()).toBeDisabled();
  await page.getByRole("button", { name: "Try report.pdf again" }).click();
  await expect.poll(() => server.requestsOf(readAiFileContract)).toHaveLength(1);
  read("report.pdf", { status: "READY", problem: null, tokens: 1_200, notes: ["Page 2 has no text."] });
  await expect.element(row()).toMatchTextContent("About 1,200 tokens");
  await expect.element(row()).toMatchTextContent("Page 2 has no text.");
  await expectAccessible();
  leave();
  const second = showNewChat(files);
  await expect.element(row()).toMatchTextContent("About 1,200 tokens");
  await send().click();
  await expect.poll(() => second.server.requestsOf(askContract)).toHaveLength(1);
  const [id] = [...files.keys()];
  expect(second.server.requestsOf(askContract)[0]).toMatchObject({
    body: { text: "What is in it?", fileIds: [id], context: [] },
  });
  // It wasn't sent.
  await expect.element(row()).toMatchTextContent("report.pdf");
  await page.getByRole("button", { name: "Remove report.pdf" }).click();
  await expect.element(row()).not.toBeInTheDocument();
});

test("a channel that is named by # goes along with its size, until it is removed", async () => {
  const { server } = showNewChat();
  await userEvent.click(field());
  await userEvent.keyboard("Sum up #gen");
  await page.getByRole("option", { name: "general" }).click();
  await expect.element(field()).toHaveValue("Sum up #general ");
  await expect.element(row().getByRole("status")).toMatchTextContent("Reading");
  await expect.element(row()).toMatchTextContent("About 8,000 tokens");
  await expect.element(page.getByText(/Blind model takes 10,000 with everything/)).toBeVisible();
  await expectAccessible();
  await send().click();
  await expect.poll(() => server.requestsOf(askContract)).toHaveLength(1);
  expect(server.requestsOf(askContract)[0]).toMatchObject({
    body: { text: "Sum up #general", context: [{ type: "channel", id: general.id }] },
  });
  await page.getByRole("button", { name: "Remove general" }).click();
  await expect.element(row()).not.toBeInTheDocument();
});

test("a task that is named by @ goes along, as whatever a search finds, after the people", async () => {
  const { server } = showNewChat();
  const taskId = newId();
  const place = {
    channelId: plan.id,
    channelName: "plan",
    channelType: "TODO",
    workspaceId: plan.workspaceId,
  };
  server.answer(listMembersContract, () => ({
    items: [{ ...ben, role: "MEMBER" as const, joinedAt: session.createdAt }],
    nextCursor: null,
  }));
  server.answer(searchContract, ({ query }) => ({
    items: [
      {
        ...{ type: "task" as const, id: taskId, person: null, createdAt: null, isSimilar: false },
        snippet: [{ text: `Paint the ${query.q}`, isMatch: false }],
        place: place as never,
      },
    ],
    ...{ scope: "workspace" as const, nextCursor: null, isApproximate: false },
  }));
  await userEvent.click(field());
  await userEvent.keyboard("How far is @be");
  const options = page.getByRole("listbox", { name: "Suggestions" }).getByRole("option");
  await expect.element(options.first()).toMatchTextContent("Ben");
  await options.nth(1).click();
  await expect.element(field()).toHaveValue("How far is @Paint the be ");
  await expectAccessible();
  await send().click();
  await expect
    .poll(() => server.requestsOf(askContract)[0])
    .toMatchObject({ body: { text: "How far is @Paint the be", context: [{ type: "task", id: taskId }] } });
});

test("Enter waits for a file that is read, and its removal, Escape and new text end the waiting", async () => {
  const { server, read } = showNewChat();
  const waiting = page.getByText("Your question is sent once its files are read.");
  const attach = async () => {
    await userEvent.upload(page.getByLabelText("Files to attach").first(), pdf);
    await expect.element(row()).toMatchTextContent("Reading");
  };
  const press = async (keys: string) => {
    await userEvent.click(field());
    await userEvent.keyboard(keys);
  };
  await userEvent.fill(field(), "What is in it");
  await attach();
  await press("{Enter}");
  await expect.element(waiting).toBeVisible();
  await press("{Escape}");
  await expect.element(waiting).not.toBeInTheDocument();
  await press("{Enter}{Enter}");
  await expect.element(waiting).toBeVisible();
  await userEvent.keyboard("?");
  await expect.element(waiting).not.toBeInTheDocument();
  await press("{Enter}");
  await page.getByRole("button", { name: "Don’t send yet" }).click();
  await expect.element(waiting).not.toBeInTheDocument();
  await press("{Enter}");
  read("report.pdf", { status: "FAILED", problem: "This PDF is protected by a password." });
  await expect.element(waiting).not.toBeInTheDocument();
  await page.getByRole("button", { name: "Remove report.pdf" }).click();
  await expect.element(row()).not.toBeInTheDocument();
  expect(server.requestsOf(askContract)).toHaveLength(0);
});

test("a question that waits is sent as soon as its file is read", async () => {
  const { server, read, files } = showNewChat();
  await userEvent.fill(field(), "What is in it?");
  await userEvent.upload(page.getByLabelText("Files to attach").first(), pdf);
  await expect.element(row()).toMatchTextContent("Reading");
  await userEvent.click(field());
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByRole("button", { name: "Don’t send yet" })).toBeVisible();
  expect(server.requestsOf(askContract)).toHaveLength(0);
  read("report.pdf", { status: "READY", tokens: 1_200 });
  await expect.poll(() => server.requestsOf(askContract)).toHaveLength(1);
  expect(server.requestsOf(askContract)[0]).toMatchObject({ body: { fileIds: [...files.keys()] } });
  // It wasn't sent, and isn't tried again by itself.
  await expect.element(field()).toHaveValue("What is in it?");
  await expect.element(send()).toBeEnabled();
  expect(server.requestsOf(askContract)).toHaveLength(1);
});

const askAbout = async (channel: string) => {
  await channelInTree(channel).click({ button: "right" });
  await page.getByRole("menuitem", { name: "AI", exact: true }).click();
  await page.getByRole("menuitem", { name: "Start a chat about it" }).click();
};

test("what is asked about elsewhere goes along in the open chat, and stays where it came while sending", async () => {
  const { server } = showNewChat();
  const turn = Promise.withResolvers<AiTurn>();
  server.answer(askContract, () => turn.promise);
  await userEvent.fill(field(), "Sum up");
  await askAbout("general");
  await expect.element(page.getByRole("button", { name: "Remove general" })).toBeVisible();
  await send().click();
  await expect.poll(() => server.requestsOf(askContract)).toHaveLength(1);
  await askAbout("plan");
  await expect.element(page.getByRole("button", { name: "Remove plan" })).toBeVisible();
  turn.resolve({ question: null, answer: makeAnswer() });
  await expect.element(page.getByRole("button", { name: "Remove general" })).not.toBeInTheDocument();
  await expect.element(page.getByRole("button", { name: "Remove plan" })).toBeVisible();
  expect(server.requestsOf(askContract)[0]).toMatchObject({
    body: { context: [{ type: "channel", id: general.id }] },
  });
});

test("what can’t be loaded is tried again, and what can’t be opened says so", async () => {
  const { server } = showNewChat();
  server.answer(getContextContract, ({ params }) => {
    if (params.targetId === plan.id) throw new AppError("not_found", "There is no such channel.");
    throw new AppError("invalid_input", "That failed.");
  });
  await askAbout("general");
  await expect.element(row().getByRole("alert")).toMatchTextContent("Not loaded");
  await askAbout("plan");
  await expect.element(row()).toMatchTextContent("You can’t open this");
  expect(page.getByRole("button", { name: /^Try/ }).elements()).toHaveLength(1);
  server.answer(getContextContract, () => ({
    title: "general",
    tokens: 8_000,
    isCut: false,
    isReading: false,
  }));
  await page.getByRole("button", { name: /^Try/ }).click();
  await expect.element(row()).toMatchTextContent("About 8,000 tokens");
  await expect.element(row().getByRole("alert")).not.toBeInTheDocument();
});

// The last one: uploads go on after a view is left.
test("a picture waits for a model that sees, and 200 files are cut to what a question takes", async () => {
  showNewChat();
  await userEvent.fill(field(), "What is this?");
  const picture = (name: string) => new File(["x"], name, { type: "image/png" });
  await userEvent.upload(page.getByLabelText("Files to attach").first(), picture("sea.png"));
  await expect.element(page.getByText(/Blind model can’t see pictures/)).toBeVisible();
  await expect.element(send()).toBeDisabled();
  await page.getByRole("button", { name: "Remove sea.png" }).click();
  await expect.element(send()).toBeEnabled();
  const many = Array.from({ length: 200 }, (_, at) => picture(`${at}.png`));
  await userEvent.upload(page.getByLabelText("Files to attach").first(), many);
  await expect.element(page.getByText("A question takes 20 files at most.")).toBeVisible();
  await expect.poll(() => row().getByRole("listitem").elements()).toHaveLength(20);
});
