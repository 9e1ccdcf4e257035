import type { Page } from "@playwright/test";
import { makeMessage, makeMessages } from "../factories";
import { messages } from "./setup/screen";
import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";
import { PHONE, putFinger, smallTargets } from "./setup/touch";

test.describe.configure({ mode: "parallel" });
test.setTimeout(120_000);

const menu = (page: Page) => page.getByRole("menu", { name: "Context menu", exact: true });
const toolbar = (page: Page) => page.getByRole("toolbar", { name: "Message actions", exact: true });

test("on a phone a long press opens a message's actions as a sheet, a tap opens nothing", async ({
  open,
}) => {
  const { ada, ben, chat, pathTo } = await makeTeam();
  await makeMessages(chat, ben, 3);
  const page = await open(ada, pathTo(chat), PHONE);
  const message = messages(page, "Message 2");
  await message.tap();
  await expect(message).toBeFocused();
  await expect(toolbar(page)).toHaveCSS("opacity", "0");

  const letGo = await putFinger(page, message);
  const reaction = menu(page).getByRole("menuitem", { name: "React with 👍", exact: true });
  await expect(reaction).toBeVisible();
  await letGo();
  await expect(
    menu(page).getByRole("menuitem", { name: "Mark unread from here", exact: true }),
  ).toBeVisible();
  const box = await menu(page).boundingBox();
  expect(box).toMatchObject({ x: 0, width: 390 });
  expect(box!.y + box!.height).toBeCloseTo(844, 0);
  expect(await smallTargets(page)).toEqual([]);
  await reaction.tap();
  await expect(menu(page)).toBeHidden();
  await expect(message.getByRole("button", { name: "👍, 1 person", exact: true })).toBeVisible();

  // The picker is a sheet as well, and leaves the keyboard down.
  const again = await putFinger(page, message);
  await expect(menu(page)).toBeVisible();
  await again();
  await menu(page).getByRole("menuitem", { name: "Add a reaction", exact: true }).tap();
  const picker = page.getByRole("dialog", { name: "Add a reaction", exact: true });
  await expect(picker.getByRole("searchbox", { name: "Search emoji", exact: true })).toBeVisible();
  await expect(picker).toBeFocused();
  expect(await picker.boundingBox()).toMatchObject({ x: 0, width: 390 });
  expect(await smallTargets(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(picker).toBeHidden();
  await expect(message).toBeFocused();
});

test("going back closes a sheet, drawn down it closes too, and the page stays", async ({ open }) => {
  const { ada, ben, chat, pathTo } = await makeTeam();
  await makeMessages(chat, ben, 3);
  const page = await open(ada, pathTo(chat), PHONE);
  const message = messages(page, "Message 2");
  const openMenu = async () => {
    const letGo = await putFinger(page, message);
    await expect(menu(page)).toBeVisible();
    await letGo();
  };
  await openMenu();
  await page.evaluate(() => history.back());
  await expect(menu(page)).toBeHidden();
  await expect(page).toHaveURL(pathTo(chat));

  await openMenu();
  const handle = menu(page).locator(":scope > [aria-hidden=true]").first();
  const short = await putFinger(page, handle, { x: 0, y: 40 });
  await short();
  await expect(menu(page)).toBeVisible();
  const far = await putFinger(page, handle, { x: 0, y: 160 });
  await far();
  await expect(menu(page)).toBeHidden();

  // What is chosen in a sheet opens another one in its place; back closes that one.
  await openMenu();
  await menu(page).getByRole("menuitem", { name: "Add a reaction", exact: true }).tap();
  const picker = page.getByRole("dialog", { name: "Add a reaction", exact: true });
  await expect(picker).toBeVisible();
  await page.evaluate(() => history.back());
  await expect(picker).toBeHidden();
  await expect(page).toHaveURL(pathTo(chat));
  await expect(message).toBeVisible();
});

test("on a tablet the menu of a long press stays when the finger lets go", async ({ open }) => {
  const { ada, ben, chat, pathTo } = await makeTeam();
  await makeMessages(chat, ben, 3);
  const page = await open(ada, pathTo(chat), { ...PHONE, viewport: { width: 900, height: 1100 } });
  const message = messages(page, "Message 2");
  const letGo = await putFinger(page, message);
  await expect(menu(page)).toBeVisible();
  await letGo();
  await menu(page).getByRole("menuitem", { name: "React with 👍", exact: true }).tap();
  await expect(message.getByRole("button", { name: "👍, 1 person", exact: true })).toBeVisible();
});

test("a swipe on a message replies, in its thread or with a quote; one up or down scrolls", async ({
  open,
}) => {
  const { ada, ben, chat, pathTo } = await makeTeam();
  await makeMessages(chat, ben, 40);
  const page = await open(ada, pathTo(chat), PHONE);
  const message = messages(page, "Message 38");
  await message.tap();
  // What follows a finger is there with it.
  await expect(toolbar(page)).toBeAttached();
  const scroller = page.getByRole("log").locator("..");
  const top = () => scroller.evaluate((element) => element.scrollTop);
  const before = await top();
  const scrolled = await putFinger(page, message, { x: -20, y: 200 });
  await scrolled();
  await expect.poll(top).not.toBe(before);
  await expect(page).not.toHaveURL(/thread=/);

  const last = messages(page, "Message 30");
  await last.scrollIntoViewIfNeeded();
  const letGo = await putFinger(page, last, { x: -90, y: 2 });
  await expect(last).toHaveAttribute("data-swiped", "");
  await letGo();
  const thread = page.getByRole("complementary", { name: "Thread", exact: true });
  await expect(thread.getByText("Message 30", { exact: true })).toBeVisible();
  // Within a thread there is no other one to open: a swipe quotes.
  const replies = thread.getByRole("textbox", { name: "Reply in thread", exact: true });
  await replies.fill("A reply");
  await replies.press("Enter");
  const reply = messages(page, "A reply");
  // Once it is sent another row takes its place, under the finger as well.
  await expect(reply).toHaveAttribute("data-seq", "1");
  await reply.tap();
  const quoting = await putFinger(page, reply, { x: -90, y: 2 });
  await expect(reply).toHaveAttribute("data-swiped", "");
  await quoting();
  await expect(thread.getByRole("button", { name: "Don’t quote", exact: true })).toBeVisible();
});

test("everything that is tapped on a phone is at least 44 pixels high and wide", async ({
  open,
  instance,
}) => {
  const { ada, ben, workspace, chat, doc, pathTo } = await makeTeam();
  const root = await makeMessage(chat, ben, "Shall we [build](https://engines.test) it?");
  await makeMessage(chat, ada, "```js\nlet x = 1\n```");
  const page = await open(ada, "/sign-in", PHONE);
  const reply = { nonce: crypto.randomUUID(), body: "In brass.", threadId: root.id };
  const headers = { origin: instance.url };
  await page.request.post(`/api/channels/${chat.id}/messages`, { data: reply, headers });
  const look = async (what: string) => expect.soft(await smallTargets(page), what).toEqual([]);
  const before = await open(null, "/sign-in", PHONE);
  for (const path of ["/sign-in", "/sign-up", "/forgot-password"]) {
    await before.goto(path);
    expect.soft(await smallTargets(before), path).toEqual([]);
  }
  await page.goto(pathTo(chat));
  await expect(page.getByRole("article").first()).toBeVisible();
  await look("a chat");
  await page.getByRole("button", { name: "Back to channels", exact: true }).tap();
  await look("the sidebar");
  await page.getByRole("button", { name: /^Analytical Engines ?Workspace menu$/ }).tap();
  await expect(page.getByRole("menu")).toBeVisible();
  await look("the menu of the workspace");
  await page.goto(pathTo(chat));
  await page.getByRole("button", { name: /^1 reply/ }).tap();
  await expect(page.getByText("In brass.", { exact: true })).toBeVisible();
  await look("a thread");
  await page.goto(pathTo(doc));
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await look("a document");
  await page.goto(pathTo(chat));
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Go to, do or find", exact: true })).toBeVisible();
  await look("the dialog on Ctrl K");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Shift+f");
  await expect(page.getByRole("combobox", { name: /^Search/ })).toBeVisible();
  await look("search");
  for (const path of ["inbox", "threads", "saved", "later", "members", "settings", "moderation"]) {
    await page.goto(`/w/${workspace.slug}/${path}`);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    await look(path);
  }
  for (const section of ["profile", "notifications", "appearance", "security", "devices"]) {
    await page.goto(`/settings/${section}`);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    await look(`settings: ${section}`);
  }
});

for (const [width, isBeside] of [
  [820, false],
  [1024, false],
  [1280, true],
] as const)
  test(`at ${width} pixels a thread ${isBeside ? "stands beside its channel" : "lies over its channel"}, which keeps its width`, async ({
    open,
  }) => {
    const { ada, ben, chat, pathTo } = await makeTeam();
    const root = await makeMessage(chat, ben, "Shall we build it?");
    const page = await open(ada, `${pathTo(chat)}?thread=${root.id}`, { viewport: { width, height: 800 } });
    const thread = page.getByRole("complementary", { name: "Thread", exact: true });
    await expect(thread.getByText("Shall we build it?", { exact: true })).toBeVisible();
    const main = await page.getByRole("main").boundingBox();
    const panel = await thread.boundingBox();
    expect(main!.width).toBeGreaterThanOrEqual(480);
    expect(panel!.x + panel!.width).toBe(width);
    expect(panel!.x >= main!.x + main!.width).toBe(isBeside);
    // What it lies over can't be tapped through it.
    const middle = { x: panel!.x + panel!.width / 2, y: panel!.y + panel!.height / 2 };
    const isPanel = await thread.evaluate(
      (element, { x, y }) => element.contains(document.elementFromPoint(x, y)),
      middle,
    );
    expect(isPanel).toBe(true);
  });
