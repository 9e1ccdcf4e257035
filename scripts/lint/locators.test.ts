import { expect, it } from "vitest";
import { checkLocators, findVagueLocators } from "./locators.mjs";

it("finds texts that match whatever contains them", () => {
  const source = [
    'await page.getByText("Mine").click();',
    'page.getByText("Mine", { exact: true });',
    "page.getByText(/^Mine/);",
    "row.getByText(`Mine`).or(row.getByText('Yours'));",
  ].join("\n");
  expect(findVagueLocators(source)).toEqual([
    { line: 1, found: 'getByText("Mine")' },
    { line: 4, found: "getByText(`Mine`)" },
    { line: 4, found: "getByText('Yours')" },
  ]);
});

it("finds none in the browser tests", () => {
  expect(checkLocators("tests/e2e")).toEqual([]);
});
