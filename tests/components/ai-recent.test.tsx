import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { listAiSessionsContract } from "@/lib/ai/sessions/contract";
import { AppError } from "@/lib/http/errors";
import { makeAiSession } from "./setup/ai";
import { expectAccessible, fakeServer, leave } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const fold = () => page.getByRole("button", { name: "Recent AI chats" });
const list = () => page.getByRole("list", { name: "Recent AI chats" });

test("the latest AI chats stand in the sidebar once they are unfolded, there and on the next page", async () => {
  const server = fakeServer();
  const chats = Array.from({ length: 8 }, (_, at) => makeAiSession({ title: `Chat ${at}` }));
  server.answer(listAiSessionsContract, () => {
    throw new AppError("unavailable", "Not now.");
  });
  const { receive } = showWorkspace({});
  await expect.element(fold()).toHaveAttribute("aria-expanded", "false");
  expect(server.requestsOf(listAiSessionsContract)).toEqual([]);
  await fold().click();
  const again = page.getByRole("button", { name: "They didn’t load. Try again" });
  await expect.element(again).toBeVisible();
  server.answer(listAiSessionsContract, () => ({ items: chats, nextCursor: null }));
  await again.click();
  await expect.element(list().getByRole("link", { name: "Chat 5" })).toBeVisible();
  expect(list().getByRole("link").elements()).toHaveLength(7);
  await expectAccessible();
  const latest = makeAiSession({ title: "Latest", lastMessageAt: "2026-11-28T14:00:00.000Z" });
  receive("aiSession.updated", { session: latest });
  await expect.element(list().getByRole("link").first()).toMatchTextContent("Latest");
  leave();
  showWorkspace({});
  await expect.element(list().getByRole("link", { name: "New AI chat" })).toBeVisible();
});
