import { Buffer } from "node:buffer";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { makeMessage, makeMessages } from "../factories";
import { channelInTree, composer, messages, send } from "./setup/screen";
import { makeTeam, type Team } from "./setup/team";
import { expect, test } from "./setup/test";

const panel = (page: Page, name: string) => page.getByRole("complementary", { name });
const channel = (page: Page) => page.getByRole("region", { name: "Messages", exact: true });

/** Does a thing with a message by its key, as those do who don't use the pointer. */
async function press(page: Page, text: string, key: string) {
  await messages(page, text).press(key);
}

/** Does one of the rarer things with a message. */
async function choose(page: Page, text: string, item: string) {
  await messages(page, text).hover();
  await messages(page, text).getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

/** Ada and Ben in the same channel. */
async function openBoth({
  open,
  team,
}: {
  open: (person: Team["ada"], path: string) => Promise<Page>;
  team: Team;
}) {
  const [ada, ben] = await Promise.all([
    open(team.ada, team.pathTo(team.chat)),
    open(team.ben, team.pathTo(team.chat)),
  ]);
  await expect(composer(ada, "engines")).toBeVisible();
  await expect(composer(ben, "engines")).toBeVisible();
  return { ada, ben };
}

test("a thread beside the channel, with its own unread replies", async ({ open }) => {
  const team = await makeTeam();
  await makeMessage(team.chat, team.ada, "Shall we build it?");
  const { ada, ben } = await openBoth({ open, team });

  await press(ben, "Shall we build it?", "t");
  const reply = panel(ben, "Thread").getByRole("textbox", { name: "Reply in thread" });
  await reply.fill("Yes, in brass.");
  await reply.press("Enter");
  await expect(messages(panel(ben, "Thread"), "Yes, in brass.")).toBeVisible();

  await expect(messages(ada, "Shall we build it?").getByRole("button", { name: /1 reply/ })).toBeVisible();
  await expect(messages(ada, "Yes, in brass.")).toHaveCount(0);
  await ada.getByRole("link", { name: /^Threads/ }).click();
  await expect(ada.getByRole("heading", { name: "Threads", exact: true })).toBeVisible();
  await ada
    .getByRole("main")
    .getByText(/^Shall we build it\?/)
    .click();
  await expect(panel(ada, "Thread").getByText("Yes, in brass.", { exact: true })).toBeVisible();

  // What can be done with the message above the replies: all but answering it, which is the thread.
  const root = panel(ada, "Thread").getByRole("article").first();
  await root.hover();
  await expect(root.getByRole("button", { name: "Reply in thread" })).toHaveCount(0);
  await root.getByRole("button", { name: "Edit", exact: true }).click();
  await root.getByRole("textbox", { name: "Edit message" }).fill("Shall we build it now?");
  await ada.keyboard.press("Enter");
  await expect(panel(ada, "Thread").getByRole("textbox", { name: "Reply in thread" })).toBeFocused();
  await expect(messages(channel(ben), "Shall we build it now?")).toContainText("(edited)");
});

test("reactions, quotes, edits and pins reach the other at once", async ({ open }) => {
  const team = await makeTeam();
  await makeMessages(
    team.chat,
    team.ben,
    2,
    (index) => ["The cards are puched", "Look at the mill"][index] ?? "",
  );
  const { ada, ben } = await openBoth({ open, team });

  // An emoji of another workspace is none here.
  await ada.evaluate(() => localStorage.setItem("guildhall.emoji.recent", ":gone: 🚀"));
  await messages(ada, "Look at the mill").hover();
  const mill = messages(ada, "Look at the mill");
  await expect(mill.getByRole("button", { name: /^React with/ }).first()).toHaveAccessibleName(
    "React with 🚀",
  );
  await mill.getByRole("button", { name: "Add a reaction" }).click();
  await ada.getByRole("searchbox", { name: "Search emoji" }).fill("tada");
  await ada.keyboard.press("Enter");
  const reaction = messages(ben, "Look at the mill").getByRole("button", { name: /🎉, 1 person/ });
  await reaction.click();
  await expect(messages(ada, "Look at the mill").getByRole("button", { name: /🎉, 2 people/ })).toBeVisible();

  await choose(ben, "Look at the mill", "Who reacted…");
  const reactions = ben.getByRole("dialog", { name: "Reactions", exact: true });
  await expect(reactions.getByRole("listitem")).toHaveText([/You and Ada Lovelace/]);
  await ben.keyboard.press("Escape");
  await expect(reactions).toBeHidden();

  await press(ada, "Look at the mill", "q");
  await send(ada, "engines", "It turns!");
  await expect(messages(ben, "It turns!")).toContainText("Look at the mill");

  await press(ben, "The cards are puched", "e");
  await ben.getByRole("textbox", { name: "Edit message" }).fill("The cards are punched");
  await ben.keyboard.press("Enter");
  await expect(messages(ada, "The cards are punched")).toContainText("(edited)");
  await messages(ada, "The cards are punched")
    .getByRole("button", { name: /edited/ })
    .click();
  const history = ada.getByRole("dialog", { name: "Edit history" });
  await expect(history.getByText("The cards are puched", { exact: true })).toBeVisible();
  await ada.keyboard.press("Escape");
  await expect(history).toBeHidden();

  await press(ada, "It turns!", "p");
  await ben.getByRole("button", { name: "Channel menu", exact: true }).click();
  await ben.getByRole("menuitem", { name: "Pinned messages", exact: true }).click();
  const pins = ben.getByRole("complementary", { name: "Pinned messages", exact: true });
  await expect(pins.getByText("It turns!", { exact: true })).toBeVisible();
});

test("files go with a message; what failed can be tried again", async ({ open }) => {
  const team = await makeTeam();
  const { ada, ben } = await openBoth({ open, team });
  const picture = await sharp({ create: { width: 800, height: 600, channels: 3, background: "#b5894d" } })
    .png()
    .toBuffer();
  const input = ada.getByLabel("Files to attach");
  await input.setInputFiles([
    { name: "mill.png", mimeType: "image/png", buffer: picture },
    { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("Card 1: add.\n") },
  ]);
  const tray = ada.getByRole("list", { name: "Files to send" });
  await expect(tray.getByRole("listitem")).toHaveCount(2);
  await expect(ada.getByRole("progressbar")).toHaveCount(0);
  await send(ada, "engines", "Both parts");
  const message = messages(ben, "Both parts");
  await expect(message.getByRole("link", { name: /notes\.txt/ })).toBeVisible();
  const image = message.getByRole("img", { name: /mill/ });
  await expect
    .poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth))
    .toBeGreaterThan(0);
  await message.getByRole("button", { name: /Open mill/ }).click();
  const gallery = ben.getByRole("dialog", { name: "mill.png", exact: true });
  await expect(gallery.getByRole("link", { name: "Download", exact: true })).toBeVisible();
  await ben.keyboard.press("Escape");
  await expect(gallery).toBeHidden();
});

test("a mention comes to the inbox, and reading it on one device clears it on the other", async ({
  open,
}) => {
  const team = await makeTeam();
  const ada = await open(team.ada, team.pathTo(team.chat));
  const benAtHome = await open(team.ben, team.pathTo(team.doc));
  const benAway = await open(team.ben, team.pathTo(team.doc));
  await composer(ada, "engines").pressSequentially("Look, @Ben");
  await ada.getByRole("option", { name: /Ben Carter/ }).click();
  await composer(ada, "engines").press("Enter");

  for (const page of [benAtHome, benAway])
    await expect(page.getByRole("link", { name: /^Inbox.*1/ })).toBeVisible();
  await benAtHome.getByRole("link", { name: /^Inbox/ }).click();
  await benAtHome
    .getByRole("list", { name: "Inbox", exact: true })
    .getByRole("link", { name: /Ada Lovelace mentioned you/ })
    .click();
  await expect(messages(benAtHome, "Look, @Ben Carter")).toBeInViewport();
  await expect(benAway.getByRole("link", { name: "Inbox", exact: true })).toBeVisible();
});

test("changes before a page's first connect show once it is connected", async ({ browserOf, instance }) => {
  const team = await makeTeam();
  const { id } = await makeMessage(team.chat, team.ben, "The cards are puched");
  const ben = (await browserOf(team.ben)).request;
  const headers = { origin: instance.url };
  const ada = await (await browserOf(team.ada)).newPage();
  const connect = Promise.withResolvers<void>();
  await ada.routeWebSocket(/\/socket\.io\//, async (socket) => {
    await connect.promise;
    socket.connectToServer();
  });
  await ada.goto(team.pathTo(team.chat));
  await expect(messages(ada, "The cards are puched")).toBeVisible();
  const change = { headers, data: { body: `The cards are punched, [@Ada](mention:user/${team.ada.id})` } };
  expect((await ben.patch(`/api/messages/${id}`, change)).ok()).toBe(true);
  const asks = { headers, data: { userIds: [team.ada.id] } };
  const conversation = await (await ben.post("/api/conversations", asks)).json();
  const hello = { headers, data: { nonce: crypto.randomUUID(), body: "Hello" } };
  expect((await ben.post(`/api/channels/${conversation.id}/messages`, hello)).ok()).toBe(true);

  connect.resolve();
  await expect(messages(ada, /The cards are punched, @Ada/)).toContainText("(edited)");
  await expect(ada.getByRole("link", { name: /^Inbox.*[12]/ })).toBeVisible();
  await expect(
    ada.getByRole("tree", { name: "Direct messages" }).getByRole("treeitem", { name: /Ben Carter/ }),
  ).toBeVisible();
});

test("messages are found, and only by those who may read them", async ({ open }) => {
  const team = await makeTeam();
  await makeMessages(team.chat, team.ben, 120, (index) =>
    index === 10 ? "The difference engine hums" : `Line ${index}`,
  );
  const page = await open(team.ada, team.pathTo(team.doc));
  await page.keyboard.press("Control+Shift+f");
  await page.getByRole("combobox", { name: /^Search/ }).fill("differnce");
  await expect(page.getByText("Messages with similar words", { exact: true })).toBeVisible();
  await page.getByRole("combobox", { name: /^Search/ }).fill("from:ben difference");
  await page.getByRole("option", { name: /difference engine hums/ }).click();
  await expect(messages(page, "The difference engine hums")).toBeInViewport();
});

test("a report is decided on, and written down", async ({ open }) => {
  const team = await makeTeam();
  await makeMessage(team.chat, team.ben, "Buy cheap gears now");
  const ada = await open(team.ada, team.pathTo(team.chat));
  await choose(ada, "Buy cheap gears now", "Report…");
  const dialog = ada.getByRole("dialog", { name: /^Report/ });
  await dialog.getByRole("textbox", { name: /Note/ }).fill("Again.");
  await dialog.getByRole("button", { name: "Report", exact: true }).click();
  await expect(dialog).toBeHidden();
  await ada.goto(`/w/${team.workspace.slug}/moderation`);
  await ada.getByRole("button", { name: "Delete message" }).click();
  await ada.getByRole("alertdialog").getByRole("button", { name: "Delete message" }).click();
  await expect(ada.getByText("Buy cheap gears now", { exact: true })).toBeHidden();
  await ada.getByRole("tab", { name: "Audit log" }).click();
  await expect(ada.getByText(/deleted a message/)).toBeVisible();
});

test("a message is sent later, and a draft waits on every device", async ({ open }) => {
  const team = await makeTeam();
  const { ada } = await openBoth({ open, team });
  await composer(ada, "engines").fill("Good morning");
  await ada.getByRole("button", { name: "Send later" }).click();
  await ada.getByRole("menuitem").first().click();
  await expect(composer(ada, "engines")).toHaveValue("");
  await composer(ada, "engines").fill("Half a thought");
  await channelInTree(ada, "Plan").click();
  const elsewhere = await open(team.ada, `/w/${team.workspace.slug}/later`);
  await expect(elsewhere.getByText(/^Good morning/)).toBeVisible();
  await expect(elsewhere.getByText(/^Half a thought/)).toBeVisible();
  await elsewhere.getByRole("button", { name: "Send now" }).click();
  await channelInTree(ada, "engines").click();
  await expect(messages(ada, "Good morning")).toBeVisible({ timeout: 40_000 });
  await expect(composer(ada, "engines")).toHaveValue("Half a thought");
});

test.describe("without the network", () => {
  test.use({ expectedComplaints: /ERR_INTERNET_DISCONNECTED|WebSocket/ });

  test("two tabs that write in one channel keep both texts, over a reload without the network too", async ({
    browserOf,
  }) => {
    const team = await makeTeam();
    const browser = await browserOf(team.ada);
    const tabs = [await browser.newPage(), await browser.newPage()] as const;
    const fields = tabs.map((tab) => composer(tab, "engines"));
    for (const tab of tabs) await tab.goto(team.pathTo(team.chat));
    await browser.setOffline(true);
    await fields[0]?.fill("From one tab");
    await fields[1]?.fill("From the other");
    await browser.setOffline(false);
    // At once: one that waited for the other's reload could store its text meanwhile.
    await Promise.all(tabs.map((tab) => tab.reload()));
    const offers = tabs.map((tab) => tab.getByRole("group", { name: /^Also written/ }));
    await expect(fields[0]!).toHaveValue("From one tab");
    await expect(fields[1]!).toHaveValue("From the other");
    // One is stored, the other can't be before its writer has chosen.
    const stored = async () => (await (await browser.request.get("/api/drafts")).json()).items;
    await expect.poll(stored).toHaveLength(1);
    const [{ body }] = await stored();
    const other = body === "From one tab" ? 1 : 0;
    await offers[other]!.getByRole("button", { name: "Add below" }).click();
    const both = other === 1 ? "From the other\nFrom one tab" : "From one tab\nFrom the other";
    await expect(fields[other]!).toHaveValue(both);
    await expect(fields[1 - other]!).toHaveValue(both);
  });
});
