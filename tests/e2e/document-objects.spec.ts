import sharp from "sharp";
import { writeDocument } from "../documents";
import { documentStatus, documentText } from "./setup/screen";
import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";

test("new text of a document is found, and opens at its block, ready to be edited", async ({ open }) => {
  const team = await makeTeam();
  const before = Array.from({ length: 60 }, (_, line) => `Line ${line} of the plan`);
  await writeDocument(team.doc, team.ben, "The valves hiss", ...before);
  const ben = await open(team.ben, team.pathTo(team.doc));
  await documentText(ben, "Plan").click();
  await ben.keyboard.press("Control+End");
  await ben.keyboard.press("Enter");
  await ben.keyboard.type("The boiler hums");
  await expect(documentStatus(ben)).toHaveText("Saved");

  const ada = await open(team.ada, team.pathTo(team.chat));
  const found = async () => (await (await ada.request.get("/api/search?q=boiler+hums")).json()).items.length;
  await expect.poll(found, { timeout: 10_000 }).toBe(1);
  await ada.keyboard.press("Control+Shift+f");
  await ada.getByRole("combobox", { name: /^Search/ }).fill("boiler hums");
  await ada.getByRole("option", { name: /Plan.*The boiler hums/ }).click();
  await expect(documentText(ada, "Plan").getByText("The boiler hums", { exact: true })).toBeInViewport();
  await expect(documentText(ada, "Plan")).toBeFocused();
  await ada.keyboard.press("End");
  await ada.keyboard.type(" again");
  await expect(documentText(ben, "Plan")).toContainText("The boiler hums again");
});

test("an address with a block opens the document there", async ({ open }) => {
  const team = await makeTeam();
  const lines = Array.from({ length: 60 }, (_, line) => `Line ${line} of the plan`);
  const { fragment } = await writeDocument(team.doc, team.ada, ...lines);
  const id = fragment.get(50)._item!.id;
  const ben = await open(team.ben, `${team.pathTo(team.doc)}?block=${id.client}-${id.clock}`);
  await expect(ben.getByText(/^Line 50 of the plan/)).toBeInViewport();
  await expect(documentText(ben, "Plan")).toBeFocused();
});

test("a person who is mentioned in a document finds that in the inbox, and opens it there", async ({
  open,
}) => {
  const team = await makeTeam();
  const ada = await open(team.ada, team.pathTo(team.doc));
  await documentText(ada, "Plan").click();
  await ada.keyboard.type("Ask @ben");
  await expect(ada.getByRole("option", { name: "Ben Carter" })).toBeVisible();
  await ada.keyboard.press("Enter");
  await ada.keyboard.type("about it");
  await expect(documentText(ada, "Plan")).toHaveText("Ask @Ben Carter about it");
  await expect(documentText(ada, "Plan").getByRole("link", { name: "@Ben Carter" })).toBeVisible();

  const ben = await open(team.ben, `/w/${team.workspace.slug}/inbox`);
  await ben.getByRole("link", { name: /Ada Lovelace mentioned you in Plan/ }).click();
  await expect(documentText(ben, "Plan")).toContainText("Ask @Ben Carter about it");
  // The list goes on by keys, until one goes to the document.
  await ben.keyboard.press("Enter");
  await expect(documentText(ben, "Plan")).toBeFocused();
});

test("a document is saved and reminded of from its menu", async ({ open }) => {
  const team = await makeTeam();
  const page = await open(team.ada, team.pathTo(team.doc));
  await page.getByRole("button", { name: "Channel menu" }).click();
  await page.getByRole("menuitem", { name: "Save for later" }).click();
  // The menu says so as long as it is saved; the toast goes by itself.
  await page.getByRole("button", { name: "Channel menu" }).click();
  await expect(page.getByRole("menuitem", { name: "Remove from saved" })).toBeVisible();
  await page.getByRole("menuitem", { name: "Remind me…" }).click();
  await page
    .getByRole("dialog", { name: "Remind me about this" })
    .getByRole("button", { name: "In one hour" })
    .click();
  const reminders = async () => (await (await page.request.get("/api/reminders")).json()).items;
  await expect.poll(reminders).toMatchObject([{ target: { id: team.doc.id } }]);

  await page.goto(`/w/${team.workspace.slug}/saved`);
  const saved = page.getByRole("list", { name: "Saved", exact: true });
  await expect(saved.getByRole("link", { name: /Plan/ })).toBeVisible();
  await saved.getByRole("link", { name: /Plan/ }).click();
  await expect(documentText(page, "Plan")).toBeVisible();
});

test.describe("without the network", () => {
  test.use({ expectedComplaints: /ERR_INTERNET_DISCONNECTED|WebSocket/ });

  test("words end in the paragraph they were meant for, though it was split meanwhile", async ({ open }) => {
    const { ada, ben, doc, pathTo } = await makeTeam();
    const [adaPage, benPage] = await Promise.all([open(ada, pathTo(doc)), open(ben, pathTo(doc))]);
    const [adaText, benText] = [documentText(adaPage, "Plan"), documentText(benPage, "Plan")];
    await adaText.click();
    await adaPage.keyboard.type("alpha beta gamma delta");
    await expect(benText).toContainText("gamma delta");
    // Somebody's caret that is being drawn can swallow a key.
    await expect(async () => {
      const offset = await adaPage.evaluate(() => getSelection()?.anchorOffset ?? 0);
      if (offset !== 10) await adaPage.keyboard.press(offset < 10 ? "ArrowRight" : "ArrowLeft");
      expect(offset).toBe(10);
    }).toPass({ intervals: [50] });

    // As briefly as it can be: Chromium's network service takes both cores while a page with sockets is cut off.
    await benPage.context().setOffline(true);
    await benText.click();
    await benPage.keyboard.press("Control+End");
    await benPage.keyboard.type(" WITH BEN");
    await expect(documentStatus(benPage)).toHaveText(/Offline/);

    await adaPage.keyboard.press("Enter");
    await adaPage.keyboard.type("and");
    await expect(documentStatus(adaPage)).toHaveText("Saved");

    await benPage.context().setOffline(false);
    const halves = ["alpha beta", "and gamma delta WITH BEN"];
    for (const text of [benText, adaText])
      await expect(text.locator("p")).toHaveText(halves, { timeout: 30_000 });
    await benPage.keyboard.type(" again");
    await expect(adaText.locator("p").last()).toHaveText(`${halves[1]} again`);
  });
});

test.describe("with a picture", () => {
  // Until the server has seen the edit, only who put the picture there may read it: the others' pages ask again.
  test.use({ expectedComplaints: /404 .*\/api\/files\// });

  test("a picture that is pasted shows to the others, with its caption", async ({ open }) => {
    const team = await makeTeam();
    const ben = await open(team.ben, team.pathTo(team.doc));
    const ada = await open(team.ada, team.pathTo(team.doc));
    await documentText(ada, "Plan").click();
    const png = (
      await sharp({ create: { width: 60, height: 30, channels: 3, background: "teal" } })
        .png()
        .toBuffer()
    ).toString("base64");
    await documentText(ada, "Plan").evaluate((text, base64) => {
      const clipboardData = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      clipboardData.items.add(new File([bytes], "cup.png", { type: "image/png" }));
      text.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, png);
    const widthOf = (page: typeof ada) =>
      page.locator("figure img").evaluate((image) => (image as HTMLImageElement).naturalWidth);
    await expect.poll(() => widthOf(ada)).toBe(60);
    await ada.locator("figure img").click();
    await ada.getByRole("textbox", { name: "Caption", exact: true }).fill("A cup");
    await ada.keyboard.press("Enter");
    await expect(ben.locator("figcaption")).toHaveText("A cup");
    await expect.poll(() => widthOf(ben), { timeout: 20_000 }).toBe(60);
  });
});
