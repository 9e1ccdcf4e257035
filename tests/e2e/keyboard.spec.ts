import { db } from "@/lib/db";
import { makeChannel, makeMessages } from "../factories";
import { channelInTree, composer, messages, send } from "./setup/screen";
import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";

test("the palette leads to a channel and gives the focus back", async ({ open }) => {
  const { ada, chat, doc, pathTo } = await makeTeam();
  const page = await open(ada, pathTo(chat));
  await expect(composer(page, "engines")).toBeFocused();
  const search = page.getByRole("combobox", { name: "Search channels and actions" });
  await page.keyboard.press("Control+k");
  await expect(search).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(search).toBeHidden();
  await expect(composer(page, "engines")).toBeFocused();

  await page.keyboard.press("Control+k");
  await search.pressSequentially("pln");
  await expect(page.getByRole("option", { name: /Plan/ })).toHaveAttribute("data-highlighted");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(pathTo(doc));
  await expect(search).toBeHidden();

  await page.keyboard.press("Control+k");
  await search.fill("shortcuts");
  await expect(page.getByRole("option")).toHaveText([
    /Keyboard shortcuts/,
    /Search messages for “shortcuts”/,
  ]);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");

  await page.keyboard.press("Control+k");
  await search.fill("boiler");
  await expect(page.getByText("Nothing is called “boiler”")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "Search messages" })).toHaveValue("boiler");
});

test("? lists the shortcuts, unless one is writing", async ({ open }) => {
  const { ada, chat, pathTo } = await makeTeam();
  const page = await open(ada, pathTo(chat));
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await composer(page, "engines").pressSequentially("What?");
  await expect(composer(page, "engines")).toHaveValue("What?");
  await expect(dialog).toBeHidden();
  await composer(page, "engines").fill("");
  await channelInTree(page, "engines").focus();
  await page.keyboard.press("?");
  await expect(dialog).toBeVisible();
  await expect(dialog.getByText("Next unread channel")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(channelInTree(page, "engines")).toBeFocused();
});

test("↑ edits my last message, Escape leaves it as it was", async ({ open }) => {
  const { ada, ben, chat, pathTo } = await makeTeam();
  const page = await open(ada, pathTo(chat));
  await send(page, "engines", "Mine");
  await expect(messages(page, "Mine")).toHaveAttribute("data-seq", "1");
  await makeMessages(chat, ben, 1, () => "Not mine");
  await page.keyboard.press("ArrowUp");
  const editor = page.getByRole("textbox", { name: "Edit message" });
  await expect(editor).toBeFocused();
  await expect(editor).toHaveValue("Mine");
  await page.keyboard.type(" alone");
  await page.keyboard.press("Escape");
  await expect(editor).toBeHidden();
  await expect(composer(page, "engines")).toBeFocused();
  await expect(messages(page, "Mine")).not.toContainText("alone");
  await page.keyboard.press("ArrowUp");
  await expect(editor).toBeFocused();
  await page.keyboard.type(" alone");
  await page.keyboard.press("Enter");
  await expect(messages(page, "Mine alone")).toContainText("(edited)");
  await expect(composer(page, "engines")).toBeFocused();
});

test("alt and arrows go from channel to channel, with shift to the next unread", async ({ open }) => {
  const { ada, ben, workspace, chat, doc, pathTo } = await makeTeam();
  const read = await makeChannel(workspace, { name: "quiet" });
  const unread = await makeChannel(workspace, { name: "busy" });
  await makeMessages(unread, ben, 1);
  const page = await open(ada, pathTo(chat));
  await expect(composer(page, "engines")).toBeFocused();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(page).toHaveURL(pathTo(doc));
  await page.keyboard.press("Alt+ArrowUp");
  await expect(page).toHaveURL(pathTo(chat));
  await page.keyboard.press("Alt+Shift+ArrowDown");
  await expect(page).toHaveURL(pathTo(unread));
  await expect(composer(page, "busy")).toBeFocused();
  await expect(channelInTree(page, "busy")).not.toHaveAccessibleName(/unread/);
  await page.keyboard.press("Alt+ArrowUp");
  await expect(page).toHaveURL(pathTo(read));
});

test("the tree is walked, folded and opened with the arrow keys", async ({ open }) => {
  const { ada, workspace, chat, doc, pathTo } = await makeTeam();
  await makeChannel(workspace, { name: "gears", parentId: chat.id });
  const page = await open(ada, pathTo(chat));
  const [engines, gears, plan] = ["engines", "gears", "Plan"].map((name) => channelInTree(page, name));
  // The page puts the focus here first.
  await expect(composer(page, "engines")).toBeFocused();
  await engines?.focus();
  await page.keyboard.press("ArrowDown");
  await expect(gears!).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(engines!).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(engines!).toHaveAttribute("aria-expanded", "false");
  await expect(gears!).toBeHidden();
  await page.keyboard.press("ArrowRight");
  await expect(gears!).toBeVisible();
  await page.keyboard.press("End");
  await expect(plan!).toBeFocused();
  await page.keyboard.press("Home");
  await expect(engines!).toBeFocused();
  await page.keyboard.press("p");
  await expect(plan!).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(pathTo(doc));
});

test("dialogs and menus keep the focus inside and give it back", async ({ open }) => {
  const { ada, chat, pathTo } = await makeTeam();
  const page = await open(ada, pathTo(chat));
  await expect(composer(page, "engines")).toBeFocused();
  const add = page.getByRole("button", { name: "Add a channel" });
  await add.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "New channel" });
  await expect(dialog.locator(":focus")).toHaveCount(1);
  for (let press = 0; press < 12; press++) {
    await page.keyboard.press("Tab");
    await expect(dialog.locator(":focus")).toHaveCount(1);
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(add).toBeFocused();

  const menu = page.getByRole("button", { name: "Channel menu" });
  await menu.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toBeHidden();
  await expect(menu).toBeFocused();
});

test("messages are walked with the arrow keys and acted on with letters", async ({ open }) => {
  const { ada, chat, pathTo } = await makeTeam();
  await makeMessages(chat, ada, 3);
  // Not so new that deleting one takes it back without a trace.
  const createdAt = new Date(Date.now() - 60_000);
  await db().message.updateMany({ where: { channelId: chat.id }, data: { createdAt } });
  const page = await open(ada, pathTo(chat));
  await page.locator('[data-seq="3"]').focus();
  await page.keyboard.press("ArrowUp");
  await expect(page.locator('[data-seq="2"]')).toBeFocused();
  await page.keyboard.press("Delete");
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete message" }).click();
  await expect(page.locator('[data-seq="2"]')).toHaveText(/This message was deleted/);
  await page.locator('[data-seq="1"]').focus();
  await page.keyboard.press("e");
  await expect(page.getByRole("textbox", { name: "Edit message" })).toHaveValue("Message 1");
});
