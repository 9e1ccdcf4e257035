import type { Page } from "@playwright/test";
import { messageBodies } from "./setup/records";
import {
  channelInTree,
  composer,
  documentStatus,
  documentText,
  messages,
  reconnecting,
  send,
} from "./setup/screen";
import { stored, storePage } from "./setup/stored";
import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";

// What dies is started again by the launcher; here the tests do it, after looking at what people see meanwhile.
// They share the worker's own instance, one after the other.
test.describe.configure({ mode: "default" });
test.use({
  instanceKind: "fragile",
  expectedComplaints:
    /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|Failed to load resource|WebSocket/,
});
const patient = { timeout: 45_000 };

type Opened = { adaChat: Page; benChat: Page; adaDoc: Page; benDoc: Page };

async function openAll(open: (person: { id: string }, path: string) => Promise<Page>) {
  const team = await makeTeam();
  const { ada, ben, chat, doc, pathTo } = team;
  const pages: Opened = {
    adaChat: await open(ada, pathTo(chat)),
    benChat: await open(ben, pathTo(chat)),
    adaDoc: await open(ada, pathTo(doc)),
    benDoc: await open(ben, pathTo(doc)),
  };
  await send(pages.adaChat, "engines", "Before");
  await expect(messages(pages.benChat, "Before")).toBeVisible();
  await documentText(pages.adaDoc, "Plan").click();
  await pages.adaDoc.keyboard.type("Before. ");
  await expect(documentText(pages.benDoc, "Plan")).toContainText("Before.");
  await expect(documentStatus(pages.adaDoc)).toHaveText("Saved");
  return { ...team, ...pages };
}

async function seeAllArrive({ adaChat, benChat, adaDoc, benDoc, chat }: Awaited<ReturnType<typeof openAll>>) {
  await expect(messages(benChat, "Meanwhile")).toHaveCount(1, patient);
  await expect(messages(adaChat, "Meanwhile")).toHaveCount(1);
  await expect(messages(adaChat, /Not sent yet/)).toHaveCount(0, patient);
  await expect(documentStatus(adaDoc)).toHaveText("Saved", patient);
  await expect(documentText(benDoc, "Plan")).toHaveText("Before. Meanwhile.", patient);
  for (const page of [adaChat, benChat, adaDoc, benDoc]) await expect(reconnecting(page)).toBeHidden(patient);

  await send(benChat, "engines", "After");
  await expect(messages(adaChat, "After")).toBeVisible();
  expect(await messageBodies(chat)).toEqual(["Before", "Meanwhile", "After"]);
  await benDoc.reload();
  await expect(documentText(benDoc, "Plan")).toHaveText("Before. Meanwhile.");
}

test("the realtime node is killed", async ({ open, ownInstance }) => {
  const at = await openAll(open);
  await ownInstance.kill("realtime");
  for (const page of [at.adaChat, at.benChat]) await expect(reconnecting(page)).toBeVisible();
  await at.adaDoc.keyboard.type("Meanwhile.");
  await expect(documentStatus(at.adaDoc)).toHaveText(/Unsaved/);
  // Messages go over HTTP while there is no socket.
  await send(at.adaChat, "engines", "Meanwhile");
  await expect(messages(at.adaChat, "Meanwhile")).toBeVisible();
  await ownInstance.restart("realtime");
  await seeAllArrive(at);
});

test("web and realtime are killed", async ({ open, ownInstance }) => {
  const at = await openAll(open);
  await Promise.all([ownInstance.kill("web"), ownInstance.kill("realtime")]);
  await send(at.adaChat, "engines", "Meanwhile");
  await expect(messages(at.adaChat, "Meanwhile")).toContainText("Not sent yet");
  await at.adaDoc.keyboard.type("Meanwhile.");
  await expect(documentStatus(at.adaDoc)).toHaveText(/Unsaved/);
  await Promise.all([ownInstance.restart("web"), ownInstance.restart("realtime")]);
  await seeAllArrive(at);
});

test("the web process alone is killed, and what is live stays live", async ({ open, ownInstance }) => {
  const at = await openAll(open);
  await ownInstance.kill("web");
  await send(at.adaChat, "engines", "Meanwhile");
  await expect(messages(at.benChat, "Meanwhile")).toBeVisible();
  await at.adaDoc.keyboard.type("Meanwhile.");
  await expect(documentText(at.benDoc, "Plan")).toContainText("Meanwhile.");
  await ownInstance.restart("web");
  await seeAllArrive(at);
});

test("PostgreSQL is killed", async ({ open, ownInstance }) => {
  const at = await openAll(open);
  ownInstance.database.server?.kill();
  await send(at.adaChat, "engines", "Meanwhile");
  await expect(messages(at.adaChat, "Meanwhile")).toContainText("Not sent yet", patient);
  await at.adaDoc.keyboard.type("Meanwhile.");
  await expect(documentStatus(at.adaDoc)).not.toHaveText("Saved");
  await ownInstance.database.server?.restart();
  await seeAllArrive(at);
});

test("an unsent message and unsaved words outlive the tab", async ({ browserOf, ownInstance }) => {
  const { ada, chat, doc, pathTo } = await makeTeam();
  const browser = await browserOf(ada);
  const [chatPage, docPage] = [await browser.newPage(), await browser.newPage()];
  await Promise.all([chatPage.goto(pathTo(chat)), docPage.goto(pathTo(doc))]);
  await documentText(docPage, "Plan").click();
  await Promise.all([ownInstance.kill("web"), ownInstance.kill("realtime")]);
  await docPage.keyboard.type("Unsaved.");
  await expect(documentStatus(docPage)).toHaveText(/Unsaved/);
  // Read out to those who don't see the status.
  await expect(docPage.getByText(/They are kept in this browser/)).toBeAttached();
  await send(chatPage, "engines", "Unsent");
  await expect(messages(chatPage, "Unsent")).toContainText("Not sent yet");
  await Promise.all([chatPage.close(), docPage.close()]);
  await Promise.all([ownInstance.restart("web"), ownInstance.restart("realtime")]);

  const again = await browser.newPage();
  await again.goto(pathTo(doc));
  await expect(documentText(again, "Plan")).toHaveText("Unsaved.");
  await expect(documentStatus(again)).toHaveText("Saved", patient);
  await expect.poll(() => messageBodies(chat), patient).toEqual(["Unsent"]);
});

test("while the server is down a cold start shows what is stored, and opens the rest when it is back", async ({
  browserOf,
  ownInstance,
}) => {
  const { ada, chat, pathTo } = await makeTeam();
  const browser = await browserOf(ada, { serviceWorkers: "allow" });
  const page = await browser.newPage();
  await page.goto(pathTo(chat));
  await storePage(page);
  await send(page, "engines", "Stored words");
  await expect.poll(() => stored(page, "queries")).toContain("Stored words");
  await page.close();
  await Promise.all([ownInstance.kill("web"), ownInstance.kill("realtime")]);

  const [again, settings] = [await browser.newPage(), await browser.newPage()];
  await again.goto(pathTo(chat));
  await expect(messages(again, "Stored words")).toBeVisible();
  await expect(reconnecting(again)).toContainText("Last updated");
  await settings.goto("/settings/profile");
  const unreachable = settings.getByRole("heading", { name: "Guildhall can’t be reached", exact: true });
  await expect(unreachable).toBeVisible();
  await Promise.all([ownInstance.restart("web"), ownInstance.restart("realtime")]);
  await expect(reconnecting(again)).toBeHidden(patient);
  await expect(settings.getByRole("heading", { name: "Profile", level: 2 })).toBeVisible(patient);
});

test("a menu that can’t be fetched shows an error, and opens when it is asked for again", async ({
  open,
  ownInstance,
}) => {
  const { ada, chat, pathTo } = await makeTeam();
  const page = await open(ada, pathTo(chat));
  const button = page.getByRole("button", { name: /Workspace menu/ });
  await expect(button).toBeVisible();
  await ownInstance.kill("web");
  await button.click();
  await expect(page.getByRole("alert").filter({ hasText: "This didn’t load" }).first()).toBeVisible(patient);
  await expect(page.getByRole("main")).toBeVisible();

  await ownInstance.restart("web");
  await button.click();
  await expect(page.getByRole("menu")).toBeVisible(patient);
});

test("a page that is gone to without a connection opens when there is one again", async ({
  open,
  ownInstance,
}) => {
  const { ada, chat, doc, pathTo } = await makeTeam();
  const page = await open(ada, pathTo(chat));
  await ownInstance.kill("web");
  const link = page.getByRole("treeitem", { name: /Plan/ });
  await link.click();
  await expect(link.locator("[data-opening]")).toBeAttached();
  // One can go on meanwhile.
  await send(page, "engines", "Meanwhile");
  await expect(messages(page, "Meanwhile")).toBeVisible();
  await ownInstance.restart("web");
  await expect(page).toHaveURL(pathTo(doc), patient);
  await expect(documentText(page, "Plan")).toBeVisible();
});

test("a document whose editor can’t be fetched shows an error, and another try opens it", async ({
  open,
}) => {
  const { ada, chat, pathTo } = await makeTeam();
  const page = await open(ada, pathTo(chat));
  await expect(composer(page, "engines")).toBeVisible();
  const code = /_next\/static\/chunks/;
  await page.route(code, (route) => route.abort());
  await channelInTree(page, "Plan").click();
  const main = page.getByRole("main");
  await expect(main.getByRole("alert")).toContainText("This didn’t load");
  await page.unroute(code);
  await main.getByRole("button", { name: "Try again" }).click();
  await expect(documentText(page, "Plan")).toBeVisible(patient);
});
