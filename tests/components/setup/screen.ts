import { expect } from "vitest";
import { type Locator, locators, page, userEvent } from "vitest/browser";

declare module "vitest/browser" {
  interface LocatorSelectors {
    /** For what has no role: the text of a message among what stands around it. */
    getByCss(selector: string): Locator;
  }
}
locators.extend({ getByCss: (selector: string) => `css=${selector}` });

// Where things are on the screen, by what people and screen readers know them by.

export const composer = (channel: string) =>
  page.getByRole("textbox", { name: `Message ${channel}`, exact: true });

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

/** The messages with this whole text, or of which any part has the pattern. */
export function messages(text: string | RegExp, within: Locator | typeof page = page) {
  const rows = within.getByRole("article");
  if (text instanceof RegExp) return rows.filter({ hasText: text });
  const whole = new RegExp(`^${literal(text)}$`);
  return rows.filter({ has: page.getByCss(".message-text").filter({ hasText: whole }) });
}

/** The row of a message by its number, which is drawn or not. */
export const row = (seq: number) => document.querySelector<HTMLElement>(`[role=log] [data-seq="${seq}"]`);

export const channelInTree = (name: string) =>
  page
    .getByRole("tree", { name: "Channels" })
    .getByRole("treeitem", { name: new RegExp(`^${literal(name)} ?,`) });

/** A key pressed where the focus is put first. */
export async function press(place: Locator, keys: string) {
  await expect.element(place).toBeInTheDocument();
  place.element().focus();
  await userEvent.keyboard(keys);
}
