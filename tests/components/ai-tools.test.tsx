import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import ToolCall from "@/components/ai/tools/tool-call";
import type { ToolPart } from "@/lib/ai/parts";
import { confirmToolRequestContract, declineToolRequestContract } from "@/lib/ai/tools/requests/contract";
import { AppError } from "@/lib/http/errors";
import { resolveReferencesContract } from "@/lib/references/contract";
import { newId } from "./setup/people";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const request = { id: newId(), place: "Groceries", expiresAt: "2999-01-01T00:00:00.000Z" };
const ASKED: ToolPart = {
  ...{ type: "tool", callId: "call", name: "create_task", state: "asked", request },
  input: { list: "Groceries", title: "Buy [milk](https://evil.example)", due: "" },
};
const DONE = { id: request.id, status: "DONE" as const, object: null, problem: null };

function show(part: ToolPart, isAsker = true) {
  const server = fakeServer();
  server.answer(resolveReferencesContract, () => ({ items: [{ isVisible: false as const }] }));
  server.answer(confirmToolRequestContract, () => DONE);
  server.answer(declineToolRequestContract, () => ({ ...DONE, status: "DECLINED" as const }));
  showWorkspace({ page: <ToolCall part={part} isAsker={isAsker} isGrowing={false} /> });
  return server;
}

const card = () => page.getByRole("region", { name: "Create a task" });
const button = (name: string) => card().getByRole("button", { name });

test("by keyboard a change is read, edited and confirmed once, and the card keeps the focus", async () => {
  const server = show(ASKED);
  await expect.element(card()).toMatchTextContent("In the list Groceries");
  // What a model wrote is plain text.
  expect(card().getByRole("link").elements()).toEqual([]);
  await expectAccessible();
  const title = card().getByLabelText("Title");
  await expect.element(title).toHaveValue("Buy [milk](https://evil.example)");
  await title.fill("");
  await expect.element(button("Confirm")).toBeDisabled();
  await title.fill("Buy milk");
  await userEvent.keyboard("{Enter}{Enter}");
  await expect.element(card().getByRole("status")).toMatchTextContent("Created a task");
  await expect.element(card()).toHaveFocus();
  expect(server.requestsOf(confirmToolRequestContract)).toMatchObject([
    { body: { fields: { title: "Buy milk" } } },
  ]);
  expect(card().getByRole("button").elements()).toEqual([]);
});

test("declined it says so, and a refusal says why and can be tried again", async () => {
  const server = show(ASKED);
  server.answer(confirmToolRequestContract, () => {
    throw new AppError("forbidden", "Your role in this channel doesn't allow that.");
  });
  await button("Confirm").click();
  await expect.element(card().getByRole("alert")).toMatchTextContent("Your role in this channel");
  await button("Decline").click();
  await expect.element(card().getByRole("status")).toMatchTextContent("Declined");
});

test.each([
  ["waits for whoever asked", {}, false],
  ["Not decided in time", { request: { ...request, expiresAt: "2020-01-01T00:00:00.000Z" } }, true],
  ["It wasn’t done: Archived", { state: "failed", output: "Archived" }, true],
] as const)("to who can’t decide, or any more, it is shown as text: %s", async (said, change, isAsker) => {
  show({ ...ASKED, ...change }, isAsker);
  await expect.element(card().getByRole("status")).toMatchTextContent(new RegExp(said, "i"));
  await expect.element(card()).toMatchTextContent("Buy [milk](https://evil.example)");
  expect(card().getByRole("button").elements()).toEqual([]);
});

test("what was read is a line, with what was looked for and how much was found", async () => {
  const search = { type: "tool", callId: "call", name: "search_workspace", input: { query: "fee" } } as const;
  show({ ...search, state: "done", output: { count: 3 } });
  await expect.element(page.getByText("Searched the workspace for “fee” · 3 found")).toBeVisible();
});
