import { page } from "vitest/browser";

// What tests look for in a list of tasks.

export const list = page.getByRole("list", { name: "Tasks" });
export const title = (name: string) => list.getByRole("button", { name, exact: true });
export const addField = page.getByRole("combobox", { name: "Add a task", exact: true });
export const titles = () =>
  [...document.querySelectorAll("[data-task] [data-title]")].map(({ textContent }) => textContent).join(" ");
export const focused = () => document.activeElement?.textContent;

export const LETTERS = ["A", "b", "C", "d", "E"].map((name) => ({ title: name }));
export const find = page.getByRole("textbox", { name: "Find in this list" });
export const titleField = list.getByRole("textbox", { name: "Title" });
