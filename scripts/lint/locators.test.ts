import { expect, it } from "vitest";
import { checkLocators, findVagueLocators } from "./locators.mjs";

it("finds texts that match whatever contains them, and dialogs without a name", () => {
  const source = [
    'await page.getByText("Mine").click();',
    'page.getByText("Mine", { exact: true });',
    "page.getByText(/^Mine/);",
    'page.getByRole("dialog", { name: "Rename" }).or(page.getByRole("dialog"));',
    "row.getByText(`Mine`).or(row.getByText('Yours'));",
  ].join("\n");
  expect(findVagueLocators(source)).toEqual([
    { line: 1, found: 'getByText("Mine")' },
    { line: 4, found: 'getByRole("dialog")' },
    { line: 5, found: "getByText(`Mine`)" },
    { line: 5, found: "getByText('Yours')" },
  ]);
});

it("finds none in the browser tests", () => {
  expect(checkLocators("tests/e2e")).toEqual([]);
});
