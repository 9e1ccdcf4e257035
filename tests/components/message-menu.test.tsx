import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { addReactionContract } from "@/lib/reactions/contract";
import { ben, makeMessage, makeTreeChannel } from "./setup/people";
import { messages, press } from "./setup/screen";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const channel = makeTreeChannel({ name: "engines", lastSeq: 2, readSeq: 2 });
const menu = page.getByRole("menu", { name: "Context menu", exact: true });
const item = (name: string) => menu.getByRole("menuitem", { name, exact: true });

async function showMessages() {
  const said = ["The mill turns", "See [the plan](https://engines.test/plan)"].map((body, index) =>
    makeMessage({ channelId: channel.id, seq: index + 1, body, author: ben }),
  );
  showWorkspace({ channels: [channel], messages: { [channel.id]: said } });
  await expect.element(messages("The mill turns")).toBeVisible();
  // What one can do with a message is loaded with the first input.
  await messages("The mill turns").hover();
  await expect.element(page.getByRole("toolbar", { name: "Message actions", exact: true })).toBeVisible();
  return said;
}

test("a right click on a message opens all its actions, reactions first", async () => {
  const [said] = await showMessages();
  fakeServer().answer(addReactionContract, () => undefined as never);
  await page.getByText("The mill turns", { exact: true }).click({ button: "right" });
  await expect.element(item("React with 👍")).toBeVisible();
  await expect.element(menu.getByRole("menuitem", { name: /^Reply in thread/ })).toBeVisible();
  await expect.element(menu.getByRole("menuitem", { name: /^Forward…/ })).toBeVisible();
  await expect.element(item("Copy link address")).not.toBeInTheDocument();
  await expectAccessible();
  await item("React with 👍").click();
  await expect.element(menu).not.toBeInTheDocument();
  await expect
    .poll(() => fakeServer().requestsOf(addReactionContract))
    .toMatchObject([{ params: { messageId: said!.id, emoji: "👍" } }]);
});

test("on a link it can be copied, and opened in a new tab", async () => {
  await showMessages();
  await page.getByRole("link", { name: "the plan", exact: true }).click({ button: "right" });
  await expect.element(item("Open link in a new tab")).toBeVisible();
  await item("Copy link address").click();
  await expect.element(page.getByText("Link copied", { exact: true })).toBeVisible();
  expect(await navigator.clipboard.readText()).toBe("https://engines.test/plan");
});

test("on selected text, and in fields, the browser's own menu stays", async () => {
  await showMessages();
  const text = page.getByText("The mill turns", { exact: true });
  const isOurs = async (click: () => Promise<void>) => {
    const asked = new Promise<boolean>((resolve) =>
      window.addEventListener("contextmenu", (event) => resolve(event.defaultPrevented), { once: true }),
    );
    await click();
    return asked;
  };
  getSelection()?.selectAllChildren(text.element());
  // At its first letters.
  expect(await isOurs(() => text.click({ button: "right", position: { x: 6, y: 6 } }))).toBe(false);
  await expect.element(menu).not.toBeInTheDocument();
  expect(getSelection()?.toString()).toBe("The mill turns");
  getSelection()?.empty();
  expect(await isOurs(() => text.click({ button: "right", position: { x: 6, y: 6 } }))).toBe(true);
  await expect.element(menu).toBeVisible();
});

for (const [name, keys] of [
  ["the menu key", "{ContextMenu}"],
  ["Shift F10", "{Shift>}{F10}{/Shift}"],
])
  test(`${name} opens it on the message that has the focus, where keys choose`, async () => {
    await showMessages();
    await press(messages("The mill turns"), keys!);
    await expect.element(item("React with 👍")).toHaveFocus();
    await userEvent.keyboard("{ArrowRight}");
    await expect.element(item("React with 🎉")).toHaveFocus();
    await userEvent.keyboard("{ArrowLeft}{ArrowLeft}");
    await expect.element(item("Add a reaction")).toHaveFocus();
    await userEvent.keyboard("{ArrowDown}");
    await expect.element(menu.getByRole("menuitem", { name: /^Reply in thread/ })).toHaveFocus();
    await userEvent.keyboard("{ArrowUp}");
    await expect.element(item("Add a reaction")).toHaveFocus();
    await userEvent.keyboard("{Escape}");
    await expect.element(menu).not.toBeInTheDocument();
    await expect.element(messages("The mill turns")).toHaveFocus();
    await userEvent.keyboard(keys!);
    await expect.element(menu).toBeVisible();
    await userEvent.keyboard(":");
    await expect.element(page.getByRole("searchbox", { name: "Search emoji", exact: true })).toHaveFocus();
  });
