import type { Locator, Page } from "@playwright/test";

// Where things are on the screen, by what people and screen readers know them by.

export const composer = (page: Page, channel: string) =>
  page.getByRole("textbox", { name: `Message ${channel}`, exact: true });

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

/**
 * The messages with this text, of any author. A string is the whole text, so that "Mine" isn't found in "Not
 * mine", nor in a quote of it. A pattern may match any part of what the row shows.
 */
export const messages = (page: Page | Locator, text: string | RegExp) => {
  const rows = page.getByRole("article");
  if (text instanceof RegExp) return rows.filter({ hasText: text });
  const hasText = new RegExp(`^${literal(text)}$`);
  const within = "page" in page ? page.page() : page;
  return rows.filter({ has: within.locator(".message-text").filter({ hasText }) });
};

export const channelInTree = (page: Page, name: string) =>
  page
    .getByRole("tree", { name: "Channels", exact: true })
    .getByRole("treeitem", { name: new RegExp(`^${name} ?,`) });

export const documentText = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });

export const documentStatus = (page: Page) => page.locator("[data-status]");

export const reconnecting = (page: Page) => page.getByRole("status").filter({ hasText: "Reconnecting…" });

export async function send(page: Page, channel: string, text: string) {
  await composer(page, channel).fill(text);
  await composer(page, channel).press("Enter");
}

export async function createChannel(page: Page, kind: "Chat" | "Document", name: string) {
  await page.getByRole("button", { name: "Add a channel" }).click();
  const dialog = page.getByRole("dialog", { name: "New channel" });
  await dialog.getByRole("radio", { name: kind }).click();
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await dialog.getByRole("button", { name: "Create channel" }).click();
  await dialog.waitFor({ state: "hidden" });
}
