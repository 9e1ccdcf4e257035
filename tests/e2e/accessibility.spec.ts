import AxeBuilder from "@axe-core/playwright";
import type { BrowserContextOptions, Page } from "@playwright/test";
import {
  SETTINGS_PATH,
  SETTINGS_SECTIONS,
  settingsPath,
  settingsSectionIds,
} from "@/components/settings/sections";
import { addMember, makeChannel, makeMessage, makeMessages, makeUser, makeWorkspace } from "../factories";
import { nextFrames } from "./setup/frames";
import { documentText } from "./setup/screen";
import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const screens: Record<string, BrowserContextOptions> = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};

test.describe.configure({ mode: "parallel" });
// Each page is measured twice, which takes its time where two workers share two cores with all servers.
test.setTimeout(300_000);
// A page that isn't there is answered with 404, which the browser reports as well.
test.use({ expectedComplaints: /status of 404/ });

/** Colors change by transitions, and axe reads what they are at the moment. */
async function showIn(page: Page, colorScheme: "light" | "dark") {
  await page.emulateMedia({ colorScheme });
  await nextFrames(page);
  await page.waitForFunction(() => !document.getAnimations().some((each) => each instanceof CSSTransition));
}

/** Pages here have no frames of other sites, for which axe would put its result together in a further page. */
const measure = (page: Page) =>
  new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });

async function expectAccessible(page: Page, what: string) {
  const without = [
    // Menus are drawn at the end of the body. A menu needs no landmark around it, but this rule knows only dialogs.
    ...((await page.getByRole("menu").count()) > 0 ? ["region"] : []),
    // On a phone the sidebar or the panel fills the screen, and the main part is away.
    ...((await page.locator("main#main >> visible=false").count()) > 0 ? ["landmark-one-main"] : []),
  ];
  await showIn(page, "light");
  const light = await measure(page).withTags(TAGS).disableRules(without).analyze();
  // Only the colors change in the dark.
  await showIn(page, "dark");
  const dark = await measure(page).withRules(["color-contrast", "link-in-text-block"]).analyze();
  const found = [...light.violations, ...dark.violations].map(({ id, nodes }) => ({
    rule: id,
    at: nodes.map((node) => `${node.target.join(" ")}: ${node.failureSummary ?? ""}`),
  }));
  expect.soft(found, what).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect.soft(overflow, `${what} fits the width`).toBeLessThanOrEqual(0);
}

for (const [screen, options] of Object.entries(screens)) {
  test(`pages before signing in (${screen})`, async ({ open }) => {
    const page = await open(null, "/sign-in", options);
    const headings = {
      "/sign-in": "Sign in",
      "/sign-up": "Create an account",
      "/forgot-password": "Forgot your password?",
      "/reset-password?token=x": "Set a new password",
      "/verify-email?token=x": "Verify your e-mail address",
      "/invite/x": "This invite doesn’t work any more",
      "/nowhere": "There is nothing here",
    };
    for (const [path, heading] of Object.entries(headings)) {
      await page.goto(path);
      await expect(page.getByRole("heading", { name: heading })).toBeVisible();
      await expectAccessible(page, path);
    }
    const { ada, workspace } = await makeTeam();
    const looms = await makeChannel(workspace, { name: "looms", visibility: "PUBLIC" });
    await makeMessages(looms, ada, 3, (index) => ["Hello **all**", "- one\n- `two`", "> said"][index] ?? "");
    await page.goto(`/p/${looms.id}`);
    await expect(page.getByRole("heading", { level: 1, name: "looms", exact: true })).toBeVisible();
    await expectAccessible(page, "a public channel");
    await page.goto("/sign-in");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("textbox", { name: "E-mail", exact: true })).toHaveAttribute(
      "aria-invalid",
      "true",
    );
    await expectAccessible(page, "a form with errors");
  });

  test(`pages of a workspace (${screen})`, async ({ open }) => {
    const { ada, ben, workspace, chat, doc, pathTo } = await makeTeam();
    await makeChannel(workspace, { name: "gears", parentId: chat.id, visibility: "WORKSPACE" });
    await makeMessages(
      chat,
      ben,
      3,
      (index) =>
        ["Hello **all**", "- one\n- `two`\n\n> said\n\n```\ncode\n```", "[link](https://a.test)"][index] ??
        "",
    );
    const page = await open(ada, pathTo(chat), options);
    await expect(page.getByRole("article").first()).toBeVisible();
    await expectAccessible(page, "a chat");
    await page.getByRole("article").last().focus();
    await expectAccessible(page, "a chat with a message focused");

    await page.goto(pathTo(doc));
    await documentText(page, "Plan").click();
    await page.keyboard.type("# Heading\nSome words.\n- item");
    await expectAccessible(page, "a document");
    await page.getByRole("button", { name: "Messages", exact: true }).click();
    await expect(page.getByRole("complementary", { name: "Messages about Plan" })).toBeVisible();
    await expectAccessible(page, "a document with messages");

    for (const [path, heading] of [
      ["members", "Members"],
      ["settings", "Workspace settings"],
      ["inbox", "Inbox"],
      ["threads", "Threads"],
      ["my-work", "My work"],
      ["saved", "Saved"],
      ["later", "Drafts and later"],
      ["moderation", "Moderation"],
    ]) {
      await page.goto(`/w/${workspace.slug}/${path}`);
      await expect(page.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
      await expectAccessible(page, `/${path}`);
    }
    await page.goto(SETTINGS_PATH);
    await expect(page.getByRole("link", { name: "Profile", exact: true })).toBeVisible();
    await expectAccessible(page, "the sections of the settings");
    for (const id of settingsSectionIds) {
      await page.goto(settingsPath(id));
      const { label } = SETTINGS_SECTIONS[id];
      await expect(page.getByRole("heading", { level: 1, name: label, exact: true })).toBeVisible();
      await expectAccessible(page, settingsPath(id));
    }
    await page.goto("/new");
    await expect(page.getByRole("heading", { name: "Make a workspace" })).toBeVisible();
    await expectAccessible(page, "a new workspace");

    const empty = await makeWorkspace(ada, { name: "Empty" });
    await page.goto(`/w/${empty.slug}`);
    await expect(page.getByText(/^No channels yet/).first()).toBeVisible();
    await expectAccessible(page, "an empty workspace");
  });

  test(`a conversation and what hangs on messages (${screen})`, async ({ open, instance }) => {
    const { ada, ben, workspace, chat, pathTo } = await makeTeam();
    const root = await makeMessage(chat, ben, "Shall we build it?");
    const page = await open(ada, pathTo(chat), options);
    const write = async (method: "post" | "put", path: string, data: object) => {
      const answer = await page.request[method](`/api/${path}`, { data, headers: { origin: instance.url } });
      expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
      return answer.json();
    };
    const message = (data: object) =>
      write("post", `channels/${chat.id}/messages`, { nonce: crypto.randomUUID(), body: "", ...data });
    await message({ poll: { question: "Brass or steel?", options: ["Brass", "Steel"] } });
    await message({ body: `Yes, [@Ben Carter](mention:user/${ben.id})!`, quotedId: root.id });
    await message({ body: "In brass.", threadId: root.id });
    await expect(page.getByRole("group", { name: /Brass or steel/ })).toBeVisible();
    await expectAccessible(page, "a chat with a poll, a quote and a thread");

    await page.getByRole("button", { name: /1 reply/ }).click();
    await expect(
      page
        .getByRole("complementary", { name: "Thread", exact: true })
        .getByText("In brass.", { exact: true }),
    ).toBeVisible();
    await expectAccessible(page, "a thread");
    await page.goto(pathTo(chat));

    await page.keyboard.press("Control+Shift+f");
    await page.getByRole("combobox", { name: /^Search/ }).fill("build");
    await expect(page.getByRole("option").first()).toBeVisible();
    await expectAccessible(page, "a search");
    await page.keyboard.press("Escape");

    const { id } = await write("post", "conversations", { userIds: [ben.id] });
    // On a phone, closing the search goes back in the history, which can abort this.
    await expect(() => page.goto(pathTo(chat).replace(/\/c\/.*/, `/d/${id}`))).toPass();
    await expect(page.getByText(/Only the two of you see it\.$/)).toBeVisible();
    await expectAccessible(page, "a conversation of two");
    const chiara = await makeUser({ name: "Chiara Moretti" });
    await addMember(workspace, chiara);
    const group = await write("post", "conversations", { userIds: [ben.id, chiara.id], name: "Launch" });
    await page.goto(pathTo(chat).replace(/\/c\/.*/, `/d/${group.id}`));
    await page.getByRole("button", { name: "3 people" }).click();
    await expect(page.getByRole("complementary", { name: "People", exact: true })).toBeVisible();
    await expectAccessible(page, "the people of a group");
  });
}

test("the page of the API", async ({ open }) => {
  const page = await open(await makeUser(), "/api-docs");
  await expect(page.getByRole("heading", { name: /Guildhall/ }).first()).toBeVisible();
  await expectAccessible(page, "/api-docs");
});
