import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { updateMessageContract } from "@/lib/messages/contract";
import { makeMessages } from "./setup/fake-chat";
import { makeTreeChannel, me } from "./setup/people";
import { composer, messages, press, row } from "./setup/screen";
import { fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const editor = page.getByRole("textbox", { name: "Edit message" });

test("↑ edits my last message, Escape leaves it as it was", async () => {
  const channel = makeTreeChannel({ name: "engines" });
  const { chat, receive } = showWorkspace({ channels: [channel] });
  await expect.element(composer("engines")).toHaveFocus();
  await userEvent.keyboard("Mine{Enter}");
  await expect.element(messages("Mine")).toHaveAttribute("data-seq", "1");
  receive("message.created", chat.receive("Not mine", channel.id));
  await expect.element(messages("Not mine")).toBeVisible();
  await userEvent.keyboard("{ArrowUp}");
  await expect.element(editor).toHaveFocus();
  await expect.element(editor).toHaveValue("Mine");
  await userEvent.keyboard(" alone{Escape}");
  await expect.element(editor).not.toBeInTheDocument();
  await expect.element(composer("engines")).toHaveFocus();
  await expect.element(messages("Mine")).toBeVisible();
  expect(fakeServer().requestsOf(updateMessageContract)).toEqual([]);
  await userEvent.keyboard("{ArrowUp}");
  await expect.element(editor).toHaveFocus();
  await userEvent.keyboard(" alone{Enter}");
  await expect.element(messages("Mine alone").getByText("(edited)")).toBeVisible();
  await expect.element(composer("engines")).toHaveFocus();
});

test("messages are walked with the arrow keys and acted on with letters", async () => {
  const channel = makeTreeChannel({ name: "engines", lastSeq: 3, readSeq: 3 });
  const mine = makeMessages(3, () => ({
    channelId: channel.id,
    author: { id: me.id, name: me.name, image: null },
  }));
  showWorkspace({ channels: [channel], messages: { [channel.id]: mine } });
  await press(messages("Message 3"), "{ArrowUp}");
  await expect.poll(() => document.activeElement).toBe(row(2));
  await userEvent.keyboard("{Delete}");
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete message" }).click();
  await expect.poll(() => row(2)?.textContent).toMatch(/This message was deleted/);
  await press(messages("Message 1"), "e");
  await expect.element(editor).toHaveValue("Message 1");
});
