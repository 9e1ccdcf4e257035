import type { BrowserContext, Page } from "@playwright/test";
import { sessionCookieName } from "@/lib/auth/cookie";
import { makeChannel, makeSession } from "../factories";
import { channelInTree, composer, documentStatus, documentText, messages, send } from "./setup/screen";
import { stored, storePage, traces } from "./setup/stored";
import { makeTeam } from "./setup/team";
import { expect, type TestFixtures, test } from "./setup/test";

test.use({ expectedComplaints: /ERR_INTERNET_DISCONNECTED|ERR_FAILED|WebSocket|Failed to load resource/ });
const withWorker = { serviceWorkers: "allow" } as const;
const patient = { timeout: 30_000 };
/** The aim is 1.5 s on a quiet machine; other tests run beside this one. */
const MAX_COLD_START_MS = 5_000 * Number(process.env.E2E_SLOWDOWN ?? 1);

const offlineBanner = (page: Page) =>
  page.getByRole("status").filter({ hasText: /^Offline\. Last updated / });
const notHere = (page: Page) =>
  page.getByRole("main").getByText("Not on this device yet. It opens when you’re back.", { exact: true });

/** Ada's browser with a worker, on a channel that it has stored. */
async function openStored(browserOf: TestFixtures["browserOf"]) {
  const team = await makeTeam();
  const browser = await browserOf(team.ada, withWorker);
  const page = await browser.newPage();
  await page.goto(team.pathTo(team.chat));
  await storePage(page);
  return { team, browser, page };
}

async function closeAll(browser: BrowserContext) {
  await Promise.all(browser.pages().map((page) => page.close()));
}

test("a cold start without the network shows the last channel, and what is written there is sent later", async ({
  browserOf,
  open,
}) => {
  const { team, browser, page } = await openStored(browserOf);
  await send(page, "engines", "The **last** message");
  await expect(messages(page, "The last message")).toBeVisible();
  await expect.poll(() => stored(page, "queries")).toContain("The **last** message");
  await closeAll(browser);
  await browser.setOffline(true);

  const again = await browser.newPage();
  const start = Date.now();
  // As from the icon.
  await again.goto("/", { waitUntil: "commit" });
  await expect(messages(again, "The last message")).toBeVisible();
  const took = Date.now() - start;
  console.log(`Cold start without the network: ${took} ms to the last message`);
  expect(took).toBeLessThan(MAX_COLD_START_MS);
  await expect(again).toHaveURL(team.pathTo(team.chat));
  await expect(offlineBanner(again)).toBeVisible();
  await send(again, "engines", "Written without the network");
  await expect(messages(again, /Written without the network/)).toContainText("Not sent yet");

  const ben = await open(team.ben, team.pathTo(team.chat));
  await browser.setOffline(false);
  await expect(messages(ben, "Written without the network")).toBeVisible(patient);
  await expect(offlineBanner(again)).toBeHidden(patient);
  await send(ben, "engines", "Welcome back");
  await expect(messages(again, "Welcome back")).toBeVisible(patient);
  // From here one goes on as from any page.
  await channelInTree(again, "Plan").click();
  await expect(documentText(again, "Plan")).toBeVisible(patient);
});

test("without the network pages show what they have, or that it isn’t here yet, until it comes", async ({
  browserOf,
}) => {
  const team = await makeTeam();
  const other = await makeChannel(team.workspace, { name: "looms" });
  const browser = await browserOf(team.ada, withWorker);
  const page = await browser.newPage();
  await page.goto(team.pathTo(team.chat));
  await storePage(page);
  await send(page, "engines", "Seen here");
  await expect.poll(() => stored(page, "queries")).toContain("Seen here");
  await browser.setOffline(true);

  await channelInTree(page, "looms").click();
  await expect(page).toHaveURL(team.pathTo(other));
  await expect(notHere(page)).toBeVisible();
  await expect(composer(page, "looms")).toBeVisible();
  await page.getByRole("link", { name: "Saved", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Saved", exact: true })).toBeVisible();
  await expect(notHere(page)).toBeVisible();
  await channelInTree(page, "Plan").click();
  await expect(notHere(page)).toBeVisible();
  await channelInTree(page, "engines").click();
  await expect(messages(page, "Seen here")).toBeVisible();
  await channelInTree(page, "Plan").click();
  await expect(notHere(page)).toBeVisible();

  await browser.setOffline(false);
  await expect(documentText(page, "Plan")).toBeVisible(patient);
});

test("a document that was open here opens without the network, and what both sides write merges", async ({
  browserOf,
  open,
}) => {
  const team = await makeTeam();
  const browser = await browserOf(team.ada, withWorker);
  const page = await browser.newPage();
  await page.goto(team.pathTo(team.doc));
  await documentText(page, "Plan").click();
  await page.keyboard.type("Shared words.");
  await expect(documentStatus(page)).toHaveText("Saved");
  await storePage(page);
  await expect.poll(() => stored(page, "documents")).toContain(team.doc.id);
  await page.goto(team.pathTo(team.chat));
  await browser.setOffline(true);

  await channelInTree(page, "Plan").click();
  await expect(documentText(page, "Plan")).toHaveText("Shared words.");
  await expect(documentStatus(page)).toHaveText("Offline");
  await documentText(page, "Plan").click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(" Ada’s words.");
  await expect(documentStatus(page)).toHaveText("Offline: unsaved changes");
  const ben = await open(team.ben, team.pathTo(team.doc));
  await documentText(ben, "Plan").click();
  await ben.keyboard.press("ControlOrMeta+Home");
  await ben.keyboard.type("Ben’s words. ");
  await expect(documentStatus(ben)).toHaveText("Saved");

  // A reload without the network loses nothing either.
  await page.reload();
  await expect(documentText(page, "Plan")).toHaveText("Shared words. Ada’s words.");
  await browser.setOffline(false);
  const both = "Ben’s words. Shared words. Ada’s words.";
  for (const one of [page, ben]) await expect(documentText(one, "Plan")).toHaveText(both, patient);
  await expect(documentStatus(page)).toHaveText("Saved", patient);
});

test("code in a document is colored by a web worker, whose script the service worker answers with", async ({
  browserOf,
}) => {
  const { team, page } = await openStored(browserOf);
  await page.goto(team.pathTo(team.doc));
  await documentText(page, "Plan").click();
  await page.keyboard.type("```js ");
  await page.keyboard.type("const port = 8080;");
  const keywords = () => page.evaluate(() => CSS.highlights.get("code-keyword")?.size ?? 0);
  await expect.poll(keywords).toBe(1);
});

test("signing out leaves nothing in the browser, and another account sees nothing of the former", async ({
  browserOf,
  instance,
}) => {
  const { team, browser, page } = await openStored(browserOf);
  await send(page, "engines", "For members only");
  await expect.poll(() => stored(page, "queries")).toContain("For members only");
  // Another session takes the place of the first without a word.
  const { token } = await makeSession(team.ben.id);
  await browser.addCookies([{ name: sessionCookieName(), value: token, url: instance.url, httpOnly: true }]);
  await page.goto(team.pathTo(team.doc));
  await page.mouse.move(100, 100);
  // Nothing of Ada's stays.
  const names = async () => (await traces(page)).databases;
  await expect.poll(names, patient).toEqual([expect.stringContaining(team.ben.id)]);
  await browser.setOffline(true);
  await page.goto(team.pathTo(team.chat));
  await expect(
    page.getByText("Not on this device yet. It opens when you’re back.", { exact: true }),
  ).toBeVisible();
  await expect(page.getByText("For members only", { exact: true })).toHaveCount(0);
  await browser.setOffline(false);

  // The page reloads by itself as well, which can abort this.
  await expect(() => page.goto(team.pathTo(team.chat))).toPass();
  await storePage(page);
  await page.getByRole("button", { name: /Your account/ }).click();
  await page.getByRole("menuitem", { name: "Sign out", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
  await expect.poll(() => traces(page)).toEqual({ caches: [], databases: [], owner: null });
});

test("a session that was ended elsewhere takes what is stored with it, before anybody signs in", async ({
  browserOf,
  open,
  instance,
}) => {
  const { team, browser, page } = await openStored(browserOf);
  await send(page, "engines", "For members only");
  await expect.poll(() => stored(page, "queries")).toContain("For members only");
  const other = await browser.newPage();
  await other.goto(`${instance.url}/api/health`);
  const elsewhere = await open(team.ada, "/settings/devices");
  const sessions = elsewhere.getByRole("region", { name: "Sessions", exact: true }).getByRole("listitem");
  await sessions.getByRole("button", { name: /^End/ }).click();
  const leaves = page.waitForRequest(/sign-in/);
  await elsewhere.getByRole("alertdialog").getByRole("button", { name: "End session" }).click();
  await leaves;
  expect(await traces(other)).toEqual({ caches: [], databases: [], owner: null });
});

test("the stored page is renewed with use, and switched off the worker takes its files with it", async ({
  browserOf,
}) => {
  const { page } = await openStored(browserOf);
  const policy = () =>
    page.evaluate(async () => (await caches.match("/offline"))?.headers.get("content-security-policy"));
  const before = await policy();
  expect(before).toContain("script-src");
  await page.evaluate(async () => {
    const [name = ""] = await caches.keys();
    const headers = {
      date: new Date(Date.now() - 3_600_000).toUTCString(),
      "content-security-policy": "old",
    };
    await (await caches.open(name)).put("/offline", new Response("old", { headers }));
  });
  expect(await policy()).toBe("old");
  await page.reload();
  await page.mouse.move(300, 300);
  await expect.poll(policy, patient).toContain("script-src");

  await page.evaluate(() => navigator.serviceWorker.register("/service-worker-off.js"));
  const left = () =>
    page.evaluate(async () => [
      ...(await caches.keys()),
      ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    ]);
  await expect.poll(left, patient).toEqual([]);
});

test("the files of a former version stay as long as a page of it is open", async ({ browserOf }) => {
  const team = await makeTeam();
  const browser = await browserOf(team.ada, withWorker);
  const [page, former] = [await browser.newPage(), await browser.newPage()];
  await page.goto(team.pathTo(team.chat));
  await storePage(page);
  await former.goto(team.pathTo(team.chat));
  const names = () => page.evaluate(() => caches.keys());
  const [current] = await names();
  await former.evaluate(async () => {
    void navigator.locks.request("guildhall-former", { mode: "shared" }, () => new Promise(() => {}));
    await caches.open("guildhall-former");
    await caches.open("guildhall-older");
  });
  const update = (version: string) =>
    page.evaluate(async (next) => {
      const { installing } = await navigator.serviceWorker.register(`/service-worker.js?v=${next}`);
      installing?.postMessage({ type: "store", assets: [] });
    }, version);
  await update("next");
  await expect.poll(names, patient).not.toContain("guildhall-older");
  expect((await names()).toSorted()).toEqual([current, "guildhall-former", "guildhall-next"].toSorted());
  await former.close();
  await update("after");
  await expect.poll(names, patient).not.toContain("guildhall-former");
});
