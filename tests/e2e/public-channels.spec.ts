import { prosemirrorJSONToYDoc } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { db } from "@/lib/db";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { richTextSchema } from "@/lib/documents/rich-text/schema";
import { makeMessage } from "../factories";
import { composer } from "./setup/screen";
import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";

// What was taken back is answered with 404, which the browser reports as well.
test.use({ expectedComplaints: /status of 404/ });

test("a manager makes a channel public, anyone reads it without scripts, and it is gone when taken back", async ({
  open,
  browser,
  instance,
}) => {
  const { ada, ben, chat, pathTo } = await makeTeam();
  await makeMessage(chat, ben, "The **engine** weaves patterns, says [@Ada](mention:person/x)");
  const page = await open(ada, pathTo(chat));
  await expect(composer(page, "engines")).toBeVisible();
  await page.getByRole("button", { name: "Channel menu" }).click();
  await page.getByRole("menuitem", { name: "Members and access" }).click();
  const dialog = page.getByRole("dialog", { name: "Access to engines", exact: true });
  const publicSwitch = dialog.getByRole("switch", { name: /Anyone with the link can read it/ });
  await publicSwitch.click();
  const warning = page.getByRole("alertdialog", { name: "Make engines public?" });
  await expect(warning).toContainText("with the names of those who wrote them");
  await warning.getByRole("button", { name: "Make it public" }).click();
  await expect(publicSwitch).toBeChecked();

  // Not by `open`, which waits for scripts to draw.
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: instance.url });
  const reader = await context.newPage();
  const answer = await reader.goto(`/p/${chat.id}`);
  expect(answer?.status()).toBe(200);
  await expect(reader.getByRole("heading", { level: 1, name: "engines", exact: true })).toBeVisible();
  await expect(reader.getByRole("article").filter({ hasText: "Ben Carter" })).toContainText(
    "weaves patterns",
  );
  await expect(reader.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  expect(await reader.content()).not.toContain(ben.id);
  await dialog.getByRole("switch", { name: /Search engines may list it/ }).click();
  await expect(dialog.getByRole("switch", { name: /Search engines may list it/ })).toBeChecked();
  await reader.reload();
  await expect(reader.locator('meta[name="robots"][content*="noindex"]')).toHaveCount(0);

  await publicSwitch.click();
  await expect(publicSwitch).not.toBeChecked();
  expect((await reader.reload())?.status()).toBe(404);
  await expect(reader.getByText(/weaves patterns/)).toHaveCount(0);
  await context.close();
});

const text = (words: string, ...marks: object[]) => ({ type: "text", text: words, marks });
const block = (type: string, content: object[], attrs = {}) => ({ type, attrs, content });
const paragraph = (...content: object[]) => block("paragraph", content);
const link = (href: string) => ({ type: "link", attrs: { href } });
const item = (words: string) => block("listItem", [paragraph(text(words))]);
const task = (words: string, checked: boolean) => block("taskItem", [paragraph(text(words))], { checked });

const HANDBOOK = block("doc", [
  block("heading", [text("How we work")], { level: 1 }),
  paragraph(
    text("We write "),
    text("everything", { type: "bold" }),
    text(" down, as on "),
    text("this page", link("https://example.org/")),
    text("."),
  ),
  block("heading", [text("Every day")], { level: 2 }),
  block("bulletList", [item("Oil the wheels"), item("Count the cards")]),
  block("orderedList", [item("First the cards"), item("Then the mill")], { start: 3 }),
  block("taskList", [task("Order brass", true), task("Order steel", false)]),
  block("blockquote", [paragraph(text("It weaves algebraic patterns."))]),
  block("codeBlock", [text(`for (const card of cards) mill(card); // ${"a long line ".repeat(12)}`)]),
  paragraph(
    text("Ask "),
    text("@Ben Carter", link("mention:person/01a1fef9-6543-74bb-aa06-9e73d9d9d805")),
    text(" or "),
    text("#layoffs", link("mention:channel/01a1fef9-6543-74bb-aa06-9e73d9d9d805")),
    text("."),
  ),
]);

test("a public document is read by anyone, in both themes and on a phone, and its link ends when it is taken back", async ({
  browser,
  instance,
}) => {
  const { doc, chat } = await makeTeam();
  const data = Uint8Array.from(
    Y.encodeStateAsUpdate(prosemirrorJSONToYDoc(richTextSchema, HANDBOOK, DOCUMENT_FIELD)),
  );
  await db().documentUpdate.create({ data: { documentId: doc.id, data } });
  await db().channel.update({ where: { id: doc.id }, data: { visibility: "PUBLIC" } });
  for (const { colorScheme, width } of [
    { colorScheme: "light", width: 1280 },
    { colorScheme: "dark", width: 1280 },
    { colorScheme: "light", width: 360 },
    { colorScheme: "dark", width: 360 },
  ] as const) {
    const viewport = { width, height: 800 };
    const context = await browser.newContext({
      ...{ javaScriptEnabled: false, baseURL: instance.url, colorScheme, viewport },
    });
    const reader = await context.newPage();
    expect((await reader.goto(`/p/${doc.id}`))?.status()).toBe(200);
    await expect(reader.getByRole("heading", { level: 1, name: "Plan", exact: true })).toBeVisible();
    await expect(reader.getByRole("heading", { level: 2, name: "How we work" })).toBeVisible();
    await expect(reader.getByRole("heading", { level: 3, name: "Every day" })).toBeVisible();
    await expect(reader.getByRole("listitem").filter({ hasText: "Oil the wheels" })).toBeVisible();
    await expect(reader.getByRole("list").and(reader.locator('[start="3"]'))).toContainText(
      "First the cards",
    );
    await expect(reader.getByRole("listitem").filter({ hasText: "Order brass" })).toContainText("☑");
    await expect(reader.locator("blockquote")).toHaveText("It weaves algebraic patterns.");
    await expect(reader.locator("pre code")).toContainText("for (const card of cards)");
    await expect(reader.getByRole("link", { name: "this page" })).toHaveAttribute(
      "href",
      "https://example.org/",
    );
    await expect(reader.getByText("Ask @someone or (a channel for members).", { exact: true })).toBeVisible();
    expect(await reader.content()).not.toMatch(/Ben Carter|layoffs/);
    // Only the code scrolls, within itself.
    expect(await reader.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    if (process.env.SHOTS)
      await reader.screenshot({ path: `${process.env.SHOTS}/${colorScheme}-${width}.png`, fullPage: true });
    await context.close();
  }

  await db().channel.update({ where: { id: doc.id }, data: { visibility: "WORKSPACE" } });
  const late = await browser.newContext({ baseURL: instance.url });
  const page = await late.newPage();
  for (const id of [doc.id, chat.id, "nonsense"]) {
    expect((await page.goto(`/p/${id}`))?.status()).toBe(404);
    await expect(page.getByText("How we work", { exact: true })).toHaveCount(0);
  }
  await late.close();
});
