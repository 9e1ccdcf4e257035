import { randomInt, randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import type { SharedInstance } from "./setup/instance";
import {
  channelInTree,
  composer,
  createChannel,
  documentStatus,
  documentText,
  messages,
  send,
} from "./setup/screen";
import { expect, test } from "./setup/test";

const ADA = `ada-${randomUUID()}@story.test`;
const BEN = `ben-${randomUUID()}@story.test`;

test("two people come together, talk and write live", async ({ open, instance }) => {
  const ada = await open(null, "/");
  await test.step("Ada registers by e-mail", () => register(ada, instance));
  await test.step("Ada makes a workspace", () => makeWorkspace(ada));
  const invite = await test.step("Ada makes an invite link", () => makeInvite(ada));

  const ben = await open(null, invite);
  await test.step("Ben joins with GitHub", () => joinWithGitHub(ben, instance));

  await test.step("they make channels, which the other sees at once", async () => {
    await createChannel(ada, "Chat", "engines");
    await expect(channelInTree(ben, "engines")).toBeVisible();
    await createChannel(ben, "Document", "Plan");
    await expect(channelInTree(ada, "Plan")).toBeVisible();
  });
  await test.step("they talk", () => talk(ada, ben));
  await test.step("they write", () => write(ada, ben));
  await test.step("they talk beside the document", () => talkBesideDocument(ada, ben));
});

async function register(page: Page, { mailbox }: SharedInstance) {
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByRole("link", { name: "Create an account" }).click();
  await page.getByRole("textbox", { name: "Your name" }).fill("Ada Lovelace");
  await page.getByRole("textbox", { name: "E-mail", exact: true }).fill(ADA);
  await page.getByRole("textbox", { name: "Password", exact: true }).fill("a loom for numbers");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Make your first workspace" })).toBeVisible();

  await page.goto(await mailbox.linkTo(ADA, /^Verify/));
  await page.getByRole("button", { name: "Verify my address" }).click();
  await expect(page.getByRole("status")).toHaveText(/verified/);
  await page.goto("/settings/security");
  await expect(page.getByText("Verified", { exact: true })).toBeVisible();
}

async function makeWorkspace(page: Page) {
  await page.goto("/");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Analytical Engines");
  await page.getByRole("button", { name: "Make workspace" }).click();
  await expect(page.getByRole("button", { name: /Analytical Engines/ })).toBeVisible();
}

async function makeInvite(page: Page) {
  await page.getByRole("button", { name: /Workspace menu/ }).click();
  await page.getByRole("menuitem", { name: "Invite people" }).click();
  const dialog = page.getByRole("dialog", { name: "Invite people to Analytical Engines" });
  await expect(dialog.getByRole("button", { name: "Copy link" })).toBeFocused();
  const link = await dialog.getByRole("textbox", { name: "Invite link" }).inputValue();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  return link;
}

async function joinWithGitHub(page: Page, { github }: SharedInstance) {
  github.become({
    id: randomInt(1_000_000_000),
    login: "ben",
    name: "Ben Carter",
    emails: [{ email: BEN, primary: true, verified: true }],
  });
  await page.getByRole("link", { name: "I have an account" }).click();
  await page.getByRole("button", { name: "Sign in with GitHub" }).click();
  await expect(page.getByRole("button", { name: /Analytical Engines/ })).toBeVisible();
}

async function talk(ada: Page, ben: Page) {
  // Ben still has the document open.
  await send(ada, "engines", "Hello **Ben**");
  await expect(channelInTree(ben, "engines")).toHaveAccessibleName(/unread/);
  await channelInTree(ben, "engines").click();
  await expect(messages(ben, "Hello Ben").locator("strong")).toHaveText("Ben");
  await expect(channelInTree(ben, "engines")).not.toHaveAccessibleName(/unread/);

  // A busy node drops typing: Ben goes on until Ada sees it.
  await expect(async () => {
    await composer(ben, "engines").pressSequentially("Hi ");
    await expect(ada.getByText("Ben Carter is typing…", { exact: true })).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await composer(ben, "engines").fill("Hi");
  await composer(ben, "engines").press("Enter");
  await expect(messages(ada, "Hi")).toHaveCount(1);
  await expect(ada.getByText("Ben Carter is typing…", { exact: true })).toBeHidden();

  const benInSidebar = ada.getByRole("navigation", { name: "Channels", exact: true }).getByRole("listitem");
  await expect(
    benInSidebar.filter({ hasText: "Ben Carter" }).getByRole("img", { name: "Online", exact: true }),
  ).toBeVisible();

  // What isn't confirmed yet can't be changed.
  await expect(messages(ben, "Hi")).toHaveAttribute("data-seq");
  await composer(ben, "engines").press("ArrowUp");
  await ben.getByRole("textbox", { name: "Edit message" }).fill("Hi Ada");
  await ben.keyboard.press("Enter");
  await expect(messages(ada, "Hi Ada")).toContainText("(edited)");

  await send(ben, "engines", "Never mind");
  await expect(messages(ada, "Never mind")).toBeVisible();
  await expect(messages(ben, "Never mind")).toHaveAttribute("data-seq");
  await messages(ben, "Never mind").press("Delete");
  await ben.getByRole("alertdialog").getByRole("button", { name: "Delete message" }).click();
  await expect(messages(ada, "Never mind")).toBeHidden();
  // Taken back within seconds, it leaves nothing behind; later it would leave a line that says so.
  await expect(messages(ada, /This message was deleted\./)).toHaveCount(0);
}

async function write(ada: Page, ben: Page) {
  await channelInTree(ada, "Plan").click();
  await channelInTree(ben, "Plan").click();
  await documentText(ada, "Plan").click();
  await ada.keyboard.type("Ada was here.");
  await expect(documentText(ben, "Plan")).toHaveText("Ada was here.");
  await expect(ben.locator('.document-caret-name[data-name="Ada Lovelace"]')).toBeAttached();
  await expect(ben.getByRole("list", { name: "Also in this document" })).toContainText("AL");

  // At the same time, at both ends.
  await documentText(ben, "Plan").click();
  await ben.keyboard.press("Control+Home");
  await Promise.all([
    ada.keyboard.type(" And she stayed.", { delay: 10 }),
    ben.keyboard.type("Ben too. ", { delay: 10 }),
  ]);
  for (const page of [ada, ben]) {
    await expect(documentText(page, "Plan")).toHaveText("Ben too. Ada was here. And she stayed.");
    await expect(documentStatus(page)).toHaveText("Saved");
  }
  await ben.reload();
  await expect(documentText(ben, "Plan")).toHaveText("Ben too. Ada was here. And she stayed.");
}

async function talkBesideDocument(ada: Page, ben: Page) {
  for (const page of [ada, ben]) await page.getByRole("button", { name: "Messages", exact: true }).click();
  await send(ada, "Plan", "Shall we publish it?");
  const panel = ben.getByRole("complementary", { name: "Messages about Plan" });
  await expect(panel.getByText("Shall we publish it?", { exact: true })).toBeVisible();
  await expect(documentText(ben, "Plan")).toBeVisible();
}
