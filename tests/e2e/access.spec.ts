import type { Locator } from "@playwright/test";
import { makeChannel } from "../factories";
import { channelInTree, composer, createChannel, documentStatus, documentText, send } from "./setup/screen";
import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";

// What isn't there for someone is answered with 404, which the browser reports as well.
test.use({ expectedComplaints: /status of 404/ });

test("a private channel doesn't exist for others: not in the tree, the palette, nor by its address", async ({
  open,
}) => {
  const { ada, ben, workspace, chat, pathTo } = await makeTeam();
  const secret = await makeChannel(workspace, {
    name: "quarks",
    visibility: "PRIVATE",
    members: [{ user: ada, role: "MANAGER" }],
  });
  const adaPage = await open(ada, pathTo(secret));
  await expect(channelInTree(adaPage, "quarks")).toBeVisible();
  await send(adaPage, "quarks", "Between us");

  const page = await open(ben, pathTo(chat));
  await expect(channelInTree(page, "engines")).toBeVisible();
  await expect(channelInTree(page, "quarks")).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Go to, do or find" }).fill("quarks");
  await expect(page.getByText(/^Nothing found for “quarks”/)).toBeVisible();
  await page.goto(pathTo(secret));
  await expect(page.getByText(/^This channel isn’t here any more/)).toBeVisible();
  expect(await page.content()).not.toContain("Between us");
  expect((await page.request.get(`/api/channels/${secret.id}/messages`)).status()).toBe(404);
});

test("someone who is added sees a private channel at once, and is out of it as fast", async ({ open }) => {
  const { ada, ben, workspace, chat, pathTo } = await makeTeam();
  const secret = await makeChannel(workspace, {
    name: "secret",
    visibility: "PRIVATE",
    members: [{ user: ada, role: "MANAGER" }],
  });
  const page = await open(ben, pathTo(chat));
  await expect(channelInTree(page, "engines")).toBeVisible();
  const adaPage = await open(ada, pathTo(secret));
  await adaPage.getByRole("button", { name: "Channel menu" }).click();
  await adaPage.getByRole("menuitem", { name: "Members and access" }).click();
  const dialog = adaPage.getByRole("dialog", { name: "Access to secret", exact: true });
  await dialog.getByRole("textbox", { name: "Add people" }).fill("Ben");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(channelInTree(page, "secret")).toBeVisible();
  await channelInTree(page, "secret").click();
  await expect(composer(page, "secret")).toBeVisible();

  await dialog.getByRole("button", { name: "Remove Ben Carter" }).click();
  await expect(page.getByText(/^This channel isn’t here any more/)).toBeVisible();
  await expect(channelInTree(page, "secret")).toHaveCount(0);
});

test("a viewer reads a document as it is written, and can't write in it", async ({ open }) => {
  const { ada, ben, workspace, pathTo } = await makeTeam();
  const doc = await makeChannel(workspace, { name: "Charter", type: "DOC", defaultRole: "VIEWER" });
  const adaPage = await open(ada, pathTo(doc));
  const page = await open(ben, pathTo(doc));
  await expect(documentStatus(page)).toHaveText("View only");
  await expect(documentText(page, "Charter")).toHaveAttribute("contenteditable", "false");
  await documentText(adaPage, "Charter").click();
  await adaPage.keyboard.type("We meet on Mondays.");
  await expect(documentText(page, "Charter")).toHaveText("We meet on Mondays.");
  await documentText(page, "Charter").click();
  await page.keyboard.type("Never!");
  await expect(documentText(page, "Charter")).toHaveText("We meet on Mondays.");

  // And the talk beside it is closed to viewers.
  await page.getByRole("button", { name: "Messages", exact: true }).click();
  await expect(page.getByText("You can read here, not write.", { exact: true })).toBeVisible();
});

test("an editor who becomes a viewer is stopped while the document is open", async ({ open }) => {
  const { ada, ben, doc, pathTo } = await makeTeam();
  const page = await open(ben, pathTo(doc));
  await documentText(page, "Plan").click();
  await page.keyboard.type("While I may.");
  await expect(documentStatus(page)).toHaveText("Saved");
  const adaPage = await open(ada, pathTo(doc));
  await adaPage.getByRole("button", { name: "Channel menu" }).click();
  await adaPage.getByRole("menuitem", { name: "Members and access" }).click();
  await adaPage.getByRole("combobox", { name: "What everyone may do", exact: true }).selectOption("Can view");
  await expect(documentStatus(page)).toHaveText("View only");
  await expect(documentText(page, "Plan")).toHaveAttribute("contenteditable", "false");
});

test("a person who is removed from the workspace is out of its open pages", async ({ open }) => {
  const { ada, ben, workspace, chat, doc, pathTo } = await makeTeam();
  const chatPage = await open(ben, pathTo(chat));
  const docPage = await open(ben, pathTo(doc));
  await expect(composer(chatPage, "engines")).toBeVisible();
  await expect(documentText(docPage, "Plan")).toBeVisible();
  const adaPage = await open(ada, `/w/${workspace.slug}/members`);
  await adaPage.getByRole("button", { name: "Remove Ben Carter" }).click();
  await adaPage.getByRole("alertdialog").getByRole("button", { name: "Remove", exact: true }).click();
  await expect(composer(chatPage, "engines")).toBeHidden();
  await expect(documentText(docPage, "Plan")).toBeHidden();
  await chatPage.goto(pathTo(chat));
  await expect(chatPage.getByText("There is nothing here", { exact: true })).toBeVisible();
});

test("an archived channel can be read, not written in", async ({ open }) => {
  const { ada, ben, chat, doc, pathTo } = await makeTeam();
  const page = await open(ben, pathTo(chat));
  await send(page, "engines", "For the archive");
  const adaPage = await open(ada, pathTo(chat));
  await adaPage.getByRole("button", { name: "Channel menu" }).click();
  await adaPage.getByRole("menuitem", { name: "Archive", exact: true }).click();
  await expect(
    page.getByText("This channel is archived: it can be read, not written in.", { exact: true }),
  ).toBeVisible();
  await expect(composer(page, "engines")).toBeHidden();
  await expect(channelInTree(page, "engines")).toHaveCount(0);
  await expect(page.getByText("For the archive", { exact: true })).toBeVisible();

  const docPage = await open(ben, pathTo(doc));
  await expect(documentText(docPage, "Plan")).toHaveAttribute("contenteditable", "true");
  await adaPage.goto(pathTo(doc));
  await adaPage.getByRole("button", { name: "Channel menu" }).click();
  await adaPage.getByRole("menuitem", { name: "Archive", exact: true }).click();
  await expect(docPage.getByText(/^This document is archived\./)).toBeVisible();
  await expect(documentText(docPage, "Plan")).toHaveAttribute("contenteditable", "false");
});

test("channels that others make, rename, move, archive and delete cost an open page no request", async ({
  open,
}) => {
  const { ada, ben, chat, pathTo } = await makeTeam();
  const page = await open(ben, pathTo(chat));
  await expect(channelInTree(page, "engines")).toBeVisible();
  await expect(composer(page, "engines")).toBeVisible();
  const adaPage = await open(ada, pathTo(chat));
  // Ada's presence has been shown, and whatever the page still asked for on its own has been answered.
  await page.waitForLoadState("networkidle");

  const requests: string[] = [];
  page.on("request", (request) => requests.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await createChannel(adaPage, "Chat", "valves");
  await expect(channelInTree(page, "valves")).toBeVisible();
  // The menu of the channel she came from would close when the new one's page takes its place.
  await expect(composer(adaPage, "valves")).toBeVisible();
  const menu = async (name: string, opens?: Locator) => {
    const item = adaPage.getByRole("menuitem", { name });
    await expect(async () => {
      // A click that took too long may have opened it all the same, and the menu is behind it then.
      if (await opens?.isVisible()) return;
      if (!(await item.isVisible())) await adaPage.getByRole("button", { name: "Channel menu" }).click();
      await item.click({ timeout: 10_000 });
    }).toPass();
  };
  const nameField = adaPage.getByRole("textbox", { name: "Name", exact: true });
  await menu("Edit name and topic", nameField);
  await nameField.fill("pistons");
  await adaPage.getByRole("button", { name: "Save", exact: true }).click();
  await expect(channelInTree(page, "pistons")).toBeVisible();
  await menu("Move up");
  await expect(page.getByRole("treeitem").nth(1)).toHaveAccessibleName(/^pistons/);
  await menu("Archive");
  await expect(channelInTree(page, "pistons")).toHaveCount(0);
  await menu("Bring back");
  await expect(channelInTree(page, "pistons")).toBeVisible();
  const question = adaPage.getByRole("alertdialog");
  await menu("Delete…", question);
  await question.getByRole("button", { name: "Delete channel" }).click();
  await expect(channelInTree(page, "pistons")).toHaveCount(0);
  expect(requests).toEqual([]);
});
