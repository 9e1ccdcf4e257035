import { expect } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { Label } from "@/lib/labels/schema";
import { showBoard } from "./fake-board";
import { newId } from "./people";

// What tests look for on a board, and what they do there.

export const column = (name: string) => page.getByRole("region", { name, exact: true });
export const card = (title: string) => page.getByRole("link", { name: title, exact: true });
export const addTo = (name: string) => page.getByRole("combobox", { name: `Add a card to ${name}` });
export const focused = () => document.activeElement?.textContent;
/** "A b | C |": what each column shows, in order. */
export const shown = () =>
  [...document.querySelectorAll("[data-column]")]
    .map((one) =>
      [...one.querySelectorAll("[data-card] [data-title]")]
        .map(({ textContent }) => textContent?.replace(/^Done: |, selected$/g, ""))
        .join(" "),
    )
    .join(" | ");
export const menuOf = async (title: string, item: string | RegExp) => {
  await userEvent.hover(card(title));
  await page.getByRole("button", { name: `More for ${title}`, exact: true }).click();
  await page.getByRole("menuitem", { name: item, exact: false }).click();
};
export const moveTo = async (place: string) => {
  await expect.element(page.getByRole("combobox", { name: "Find a place" })).toHaveFocus();
  await userEvent.keyboard(`${place}{Enter}`);
};
export const label = (name: string, color: Label["color"]): Label => ({
  id: newId(),
  channelId: newId(),
  name,
  color,
});

export const LETTERS = { "To do": ["A", "b", "C", "d", "E"], Doing: ["x"], Done: [] };

export async function showReady(...given: Parameters<typeof showBoard>) {
  const board = showBoard(...given);
  await expect.poll(shown).not.toBe("");
  const area = () => document.querySelector<HTMLElement>('[aria-label="Columns"]');
  // A pointer that is there already moves nowhere.
  await userEvent.hover(page.getByRole("heading", { name: "Launch" }));
  await userEvent.hover(page.getByRole("region", { name: "Columns" }));
  if (given[1]?.role !== "VIEWER") await expect.poll(() => area()?.dataset.drag).toBe("ready");
  return board;
}
