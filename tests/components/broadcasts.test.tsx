import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { listDocumentCommentsContract } from "@/lib/documents/comments/contract";
import { acceptSuggestionContract } from "@/lib/documents/suggestions/contract";
import { createMessageContract } from "@/lib/messages/contract";
import { getThreadContract } from "@/lib/messages/threads/contract";
import type { Thread } from "@/lib/messages/threads/schema";
import { channelPath } from "@/lib/workspaces/paths";
import { currentPath } from "./setup/next-navigation";
import { ben, makeMessage, makeTreeChannel, me, WORKSPACE } from "./setup/people";
import { composer, messages } from "./setup/screen";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const engines = makeTreeChannel({ name: "engines" });
const root = makeMessage({ channelId: engines.id, author: ben, body: "Shall we build it?" });
const rootQuote = {
  ...{ id: root.id, threadId: null, seq: 1, author: ben, kind: "TEXT" as const },
  ...{ body: root.body, isDeleted: false },
};
const box = page.getByRole("checkbox", { name: "Also send to engines" });
const field = page.getByRole("textbox", { name: "Reply in thread" });

/** The channel with its first message's thread beside it. */
function showThread(path = "?thread=", about: Thread["about"] = null) {
  fakeServer().answer(getThreadContract, () => ({
    ...{
      threadId: root.id,
      channelId: engines.id,
      root,
      about,
      lastSeq: 0,
      readSeq: 0,
      isFollowing: true,
    },
  }));
  return showWorkspace({
    channels: [{ ...engines, lastSeq: 1, readSeq: 1 }],
    messages: { [engines.id]: [root] },
    path: `${channelPath(WORKSPACE.slug, engines.id)}${path && path + root.id}`,
  });
}

test("a reply is also sent to the channel where its box is checked, which holds for one message", async () => {
  await page.viewport(1280, 800);
  showThread();
  await expect.element(box).toBeVisible();
  await field.fill("Yes");
  await userEvent.keyboard("{Tab}");
  await expect.element(box).toHaveFocus();
  await userEvent.keyboard(" ");
  await expect.element(box).toBeChecked();
  await expectAccessible();
  await field.click();
  await userEvent.keyboard("{Enter}And quietly{Enter}");
  const sent = () =>
    fakeServer()
      .requestsOf(createMessageContract)
      .map(({ body }) => body as { body: string; threadId?: string; isBroadcast?: boolean })
      .map(({ body, threadId, isBroadcast }) => [body, threadId, isBroadcast ?? false]);
  await expect.poll(sent).toEqual([
    ["Yes", root.id, true],
    ["And quietly", root.id, false],
  ]);
  await expect.element(box).not.toBeChecked();
});

test("such a reply stands in the channel with its thread, changes as in the thread, and leads there", async () => {
  await page.viewport(1280, 800);
  const { receive } = showThread("");
  await expect.element(composer("engines")).toHaveFocus();
  const reply = makeMessage({
    ...{ channelId: engines.id, threadId: root.id, seq: 4, author: ben, body: "Yes, we shal" },
    broadcast: { seq: 2, root: rootQuote },
  });
  receive("message.created", reply);
  const row = messages("Yes, we shal");
  await expect.element(row).toBeVisible();
  receive("message.updated", { ...reply, body: "Yes, we shall", editedAt: "2026-11-20T09:01:00.000Z" });
  receive("reaction.changed", {
    ...{ channelId: engines.id, messageId: reply.id, userId: me.id, emoji: "👍", isAdded: true },
  });
  const changed = messages(/Yes, we shall/);
  await expect.element(changed.getByRole("button", { name: /👍/ })).toBeVisible();
  await changed.getByRole("button", { name: /In the thread of.*Shall we build it/ }).click();
  await expect.poll(currentPath).toContain(`thread=${root.id}`);
});

test("a comment on a document isn't offered to the channel, which has no number for it", async () => {
  await page.viewport(1280, 800);
  showThread("?thread=", { type: "document", id: engines.id, title: "Plan", quote: "on Monday" });
  await expect.element(field).toBeVisible();
  await field.fill("Yes");
  const thread = page.getByRole("region", { name: "Thread", exact: true });
  await expect.element(thread.getByRole("button", { name: "Send", exact: true })).toBeEnabled();
  await expect.element(box).not.toBeInTheDocument();
});

test("the thread of a suggestion says what becomes of its text, and is where it is decided", async () => {
  await page.viewport(1280, 800);
  const suggested = {
    ...{ id: root.id, documentId: engines.id, channelId: engines.id, quote: "alpha", createdBy: ben },
    ...{ createdAt: root.createdAt, excerpt: "Shorter", replyCount: 0, lastReplyAt: null },
    ...{ resolvedAt: null, resolvedBy: null },
    suggestion: { original: "alpha", replacement: "beta", isAccepted: false },
    isAi: false,
  };
  fakeServer().answer(listDocumentCommentsContract, () => ({ items: [suggested], nextCursor: null }));
  fakeServer().answer(acceptSuggestionContract, () => ({
    ...{ ...suggested, resolvedAt: root.createdAt, resolvedBy: ben },
    suggestion: { ...suggested.suggestion, isAccepted: true },
  }));
  engines.actions.push("document.update");
  showThread("?thread=", { type: "document", id: engines.id, title: "Plan", quote: "alpha" });
  const panel = page.getByRole("complementary", { name: "Thread", exact: true });
  const text = panel.getByLabelText("Commented text");
  await expect.element(text.getByRole("deletion")).toHaveTextContent("alpha");
  await expect.element(text.getByRole("insertion")).toHaveTextContent("beta");
  await expect.element(panel.getByRole("button", { name: "Refuse", exact: true })).toBeVisible();
  await expectAccessible();
  await panel.getByRole("button", { name: "Accept", exact: true }).click();
  await expect.element(panel).not.toBeInTheDocument();
});
