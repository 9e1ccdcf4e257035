import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { channelsQuery } from "@/lib/channels/queries";
import { saveDraftContract } from "@/lib/drafts/contract";
import { AppError } from "@/lib/http/errors";
import { updateMessageContract } from "@/lib/messages/contract";
import type { Message } from "@/lib/messages/schema";
import { makeMessage, makeTreeChannel, me, WORKSPACE } from "./setup/people";
import { composer, messages, press } from "./setup/screen";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const channel = makeTreeChannel({ name: "engines", lastSeq: 1, readSeq: 1 });
const author = { id: me.id, name: me.name, image: null };
const message = makeMessage({ channelId: channel.id, author, body: "First" });
const editor = page.getByRole("textbox", { name: "Edit message" });
const offer = page.getByRole("group", { name: "Your edit, which wasn’t saved" });
const conflict = page.getByRole("alert").filter({ hasText: "Edited on another device meanwhile" });
const changed = (body: string): Message => ({ ...message, body, editedAt: new Date().toISOString() });

async function edit(text: string) {
  const view = showWorkspace({ channels: [channel], messages: { [channel.id]: [message] } });
  fakeServer().answer(saveDraftContract, ({ params, body }) => ({
    ...{ channelId: params.channelId, threadId: null, workspaceId: WORKSPACE.id, body: body.body },
    ...{ revision: 1, updatedAt: new Date().toISOString() },
  }));
  await press(messages("First"), "e");
  await editor.fill(text);
  return view;
}
const saved = () =>
  fakeServer()
    .requestsOf(updateMessageContract)
    .map(({ body }) => body);
/** A server that saves an edit, whose answer waits. */
function holdSave() {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const mine = changed("From the laptop");
  fakeServer().answer(updateMessageContract, () => promise.then(() => mine));
  return { mine, answer: resolve, refuse: reject };
}
const deleteMessage = ({ receive }: Awaited<ReturnType<typeof edit>>) =>
  receive("message.deleted", { ...message, body: "", deletedAt: new Date().toISOString() });

test("the edit of a message that is deleted goes into the empty composer", async () => {
  const view = await edit("A long new text");
  deleteMessage(view);
  await expect.element(composer("engines")).toHaveValue("A long new text");
  await expect.element(composer("engines")).toHaveFocus();
  await expect.element(page.getByText(/was deleted\. Your text is in the composer/).first()).toBeVisible();
  await expect.element(offer).not.toBeInTheDocument();
});

test("it is offered where the composer has something else", async () => {
  const view = await edit("A long new text");
  await composer("engines").fill("Something else");
  deleteMessage(view);
  await expect.element(offer.getByText("A long new text")).toBeVisible();
  await offer.getByRole("button", { name: "Add below" }).click();
  await expect.element(composer("engines")).toHaveValue("Something else\nA long new text");
});

test("what is used of it replaces nothing in an empty composer", async () => {
  const view = await edit("A long new text");
  await composer("engines").fill("Something else");
  deleteMessage(view);
  await expect.element(offer.getByText("A long new text")).toBeVisible();
  await composer("engines").fill("");
  await offer.getByRole("button", { name: "Use" }).click();
  await expect.element(composer("engines")).toHaveValue("A long new text");
  await expect
    .element(page.getByRole("group", { name: "Also written in this browser" }))
    .not.toBeInTheDocument();
});

test("an editor without changes, or one that was left, keeps nothing", async () => {
  const view = await edit("Not this");
  await userEvent.keyboard("{Escape}");
  await press(messages("First"), "e");
  await expect.element(editor).toHaveValue("First");
  deleteMessage(view);
  await expect.element(composer("engines")).toHaveFocus();
  await expect.element(composer("engines")).toHaveValue("");
  expect(Object.keys(localStorage).filter((key) => key.includes(".draft."))).toEqual([]);
});

test("the edit is kept where the channel is archived, and offered when one can write again", async () => {
  const { client } = await edit("A long new text");
  const setChannel = (actions: readonly string[]) =>
    client.setQueryData(channelsQuery(WORKSPACE.id).queryKey, [{ ...channel, actions } as typeof channel]);
  setChannel(channel.actions.filter((action) => !action.startsWith("message.")));
  await expect.element(page.getByText("Your edit wasn’t saved.").first()).toBeVisible();
  await expect.element(editor).not.toBeInTheDocument();
  setChannel(channel.actions);
  await expect.element(offer.getByText("A long new text")).toBeVisible();
});

test("the edit is kept over a reload, unless it is saved by a page that came back", async () => {
  const kept = () => Object.entries(localStorage).filter(([key]) => key.includes(".draft."));
  await edit("A long new text");
  window.dispatchEvent(new Event("pagehide"));
  expect(kept()).toMatchObject([[expect.any(String), expect.stringContaining("A long new text")]]);
  await editor.click();
  await userEvent.keyboard("{Enter}");
  await expect.element(messages("A long new text")).toBeVisible();
  await expect.poll(kept).toEqual([]);
});

test("an edit on another device is shown, and replaced only when its writer says so", async () => {
  const { receive } = await edit("From the laptop");
  const theirs = changed("From the phone");
  receive("message.updated", theirs);
  await expect.element(conflict.getByText("From the phone")).toBeVisible();
  await expectAccessible();
  await userEvent.keyboard("{Enter}");
  expect(saved()).toEqual([]);
  await conflict.getByRole("button", { name: "Keep mine" }).click();
  await userEvent.keyboard("{Enter}");
  await expect.poll(saved).toEqual([{ body: "From the laptop", basedOn: theirs.editedAt }]);
  await expect.element(editor).not.toBeInTheDocument();
});

test("one’s own save is no edit of another device, though its event comes before its answer", async () => {
  const { receive } = await edit("From the laptop");
  const { refuse, mine } = holdSave();
  await userEvent.keyboard("{Enter}");
  await expect.poll(saved).toHaveLength(1);
  receive("message.updated", mine);
  // An answer that gets lost.
  refuse(new AppError("unavailable", "Try that again"));
  await expect.element(page.getByRole("alert").filter({ hasText: "Try that again" })).toBeVisible();
  await expect.element(conflict).not.toBeInTheDocument();
  await userEvent.keyboard("{Enter}");
  await expect.element(editor).not.toBeInTheDocument();
  expect(saved()).toHaveLength(1);
});

test("an editor without changes can replace what another device wrote", async () => {
  const { receive } = await edit("First");
  const theirs = changed("From the phone");
  receive("message.updated", theirs);
  await conflict.getByRole("button", { name: "Keep mine" }).click();
  await userEvent.keyboard("{Enter}");
  await expect.poll(saved).toEqual([{ body: "First", basedOn: theirs.editedAt }]);
});

test("an edit that was saved after its editor had gone isn’t kept", async () => {
  const { client } = await edit("From the laptop");
  const { answer } = holdSave();
  await userEvent.keyboard("{Enter}");
  await expect.poll(saved).toHaveLength(1);
  const setChannel = (actions: readonly string[]) =>
    client.setQueryData(channelsQuery(WORKSPACE.id).queryKey, [{ ...channel, actions } as typeof channel]);
  setChannel(channel.actions.filter((action) => !action.startsWith("message.")));
  await expect.element(editor).not.toBeInTheDocument();
  setChannel(channel.actions);
  await expect.element(offer.getByText("From the laptop")).toBeVisible();
  answer();
  await expect.element(offer).not.toBeInTheDocument();
  expect(Object.keys(localStorage).filter((key) => key.includes(".draft."))).toEqual([]);
});

test("a refused edit says what the message says now", async () => {
  await edit("From the laptop");
  fakeServer().answer(updateMessageContract, () => {
    throw new AppError("conflict", "", { message: changed("From the phone") });
  });
  await userEvent.keyboard("{Enter}");
  await expect.element(conflict.getByText("From the phone")).toBeVisible();
  await expect.element(editor).toHaveValue("From the laptop");
  await conflict.getByRole("button", { name: "Take theirs" }).click();
  await expect.element(messages("From the phone")).toBeVisible();
  await expect.element(offer).not.toBeInTheDocument();
});
