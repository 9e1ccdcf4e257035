import { expect, it } from "vitest";
import { checkLocators, findVagueLocators } from "./locators.mjs";

it("finds texts and names of one word that match whatever contains them, and dialogs without a name", () => {
  const source = [
    'await page.getByText("Mine").click();',
    'page.getByText("Mine", { exact: true });',
    "page.getByText(/^Mine/);",
    'page.getByRole("dialog", { name: "Rename", exact: true }).or(page.getByRole("dialog"));',
    "row.getByText(`Mine`).or(row.getByText('Yours'));",
    'page.getByRole("button", { name: "Save" }).or(page.getByRole("button", { name: "Save", exact: true }));',
    'page.getByRole("heading", { level: 1, name: "Plan" });',
    'page.getByRole("button", { name: "Save status" });',
  ].join("\n");
  expect(findVagueLocators(source)).toEqual([
    { line: 1, found: 'getByText("Mine")' },
    { line: 4, found: 'getByRole("dialog")' },
    { line: 5, found: "getByText(`Mine`)" },
    { line: 5, found: "getByText('Yours')" },
    { line: 6, found: 'getByRole("button", { name: "Save" })' },
    { line: 7, found: 'getByRole("heading", { level: 1, name: "Plan" })' },
  ]);
});

it("finds none in the browser tests", () => {
  expect(checkLocators("tests/e2e")).toEqual([]);
});
