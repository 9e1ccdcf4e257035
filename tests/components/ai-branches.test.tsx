import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { askContract, listAiMessagesContract } from "@/lib/ai/messages/contract";
import { updateAiSessionContract } from "@/lib/ai/sessions/contract";
import type { AiSession } from "@/lib/ai/sessions/schema";
import { answers, field, makeAiMessage, showChat, unavailable } from "./setup/ai-chat";

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
  const asked = makeAiMessage(session.id, null, "When?\n".repeat(40), { id: question.id });
  server.answer(listAiMessagesContract, () => ({ items: [asked] }));
  const row = answers().first().element();
  const { top } = row.getBoundingClientRect();
  await more.click();
  await expect.element(page.getByRole("article", { name: "Question" })).toBeInTheDocument();
  expect(Math.abs(row.getBoundingClientRect().top - top)).toBeLessThan(40);
});
