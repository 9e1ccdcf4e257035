import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { documentStage } from "./setup/document-stage";
import { expectAccessible } from "./setup/stage";

const { makeDocument, showDocuments, editor, textAt, type } = documentStage();

let plan: ReturnType<typeof makeDocument>;
const text = () => editor("Plan").element();
/** The cells as they are shown, row by row; headers in brackets. */
const cells = () =>
  [...text().querySelectorAll("tr")].map((row) =>
    [...row.cells].map((cell) => {
      const span = cell.colSpan > 1 ? `×${cell.colSpan}` : "";
      const shown = (cell.querySelector("p")?.firstChild?.textContent ?? "") + span;
      return cell.tagName === "TH" ? `[${shown}]` : shown;
    }),
  );
const choose = async (item: string) => {
  await page.getByRole("button", { name: "Table", exact: true }).click();
  await page.getByRole("menuitem", { name: item }).click();
  await expect.element(page.getByRole("menu")).not.toBeInTheDocument();
  await expect.poll(() => document.activeElement).toBe(text());
};

beforeEach(async () => {
  plan = makeDocument("Plan", "");
  showDocuments(plan);
  await expect.element(editor("Plan")).toBeVisible();
});

function paste(clipboard: { plain?: string; html?: string }) {
  const clipboardData = new DataTransfer();
  for (const [kind, value] of Object.entries(clipboard))
    clipboardData.setData(kind === "html" ? "text/html" : "text/plain", value);
  text().dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}

test("a table is made by a word, filled by Tab, grows by Tab in its last cell, and left by Escape", async () => {
  await type("Plan", "/tab{Enter}");
  await expect.poll(cells).toEqual([
    ["[]", "[]", "[]"],
    ["", "", ""],
    ["", "", ""],
  ]);
  await userEvent.keyboard("Item{Tab}Cost{Tab}{Tab}Tea{Tab}3{Shift>}{Tab}{/Shift}!");
  await expect
    .poll(() => cells().slice(0, 2))
    .toEqual([
      ["[Item]", "[Cost]", "[]"],
      ["!", "3", ""],
    ]);
  await userEvent.keyboard("{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}last");
  await expect.poll(() => cells()[3]).toEqual(["last", "", ""]);
  // No table in a table.
  await userEvent.keyboard("{Tab}/tab");
  await expect.element(page.getByRole("option", { name: "Table" })).not.toBeInTheDocument();
  await userEvent.keyboard("{Escape}below");
  await expect.poll(() => text().lastElementChild?.textContent).toContain("below");
  await expect.poll(() => textAt(plan)).toContain("last");
});

test("its menu adds, deletes, merges and splits, and the caret stays in the table", async () => {
  await type("Plan", "/tab{Enter}a{Tab}b{Tab}c");
  await choose("Insert left");
  await expect.poll(() => cells()[0]).toEqual(["[a]", "[b]", "[]", "[c]"]);
  await userEvent.keyboard("!");
  await expect.poll(() => cells()[0]?.at(-1)).toBe("[c!]");
  await choose("Delete column");
  await choose("Header row");
  await expect.poll(() => cells()[0]).toEqual(["a", "b", ""]);
  await text().querySelectorAll("td")[0]!.querySelector("p")!.click();
  const [first, second] = text().querySelectorAll("td");
  await userEvent.dragAndDrop(first!, second!);
  await expect.poll(() => text().querySelectorAll(".selectedCell").length).toBe(2);
  await choose("Merge cells");
  await expect.poll(() => cells()[0]).toEqual(["a×2", ""]);
  await choose("Split cell");
  await expect.poll(() => cells()[0]).toHaveLength(3);
  await choose("Delete row");
  await expect.poll(cells).toHaveLength(2);
  await expectAccessible();
  await choose("Delete table");
  await expect.poll(cells).toEqual([]);
});

test("cells of a spreadsheet become a table, and go into the cells of one", async () => {
  await editor("Plan").click();
  paste({ plain: "Item\tCost\nTea\t3" });
  await expect.poll(cells).toEqual([
    ["Item", "Cost"],
    ["Tea", "3"],
  ]);
  await text().querySelectorAll("td")[3]!.querySelector("p")!.click();
  await userEvent.click(text().querySelectorAll("td")[3]!);
  paste({ html: "<table><tr><td>4</td><td>pot</td></tr><tr><td>5</td><td>cup</td></tr></table>" });
  await expect.poll(cells).toEqual([
    ["Item", "Cost", ""],
    ["Tea", "4", "pot"],
    ["", "5", "cup"],
  ]);
});

test("a table of 10,000 cells is refused in a word, and nothing of it stays", async () => {
  await editor("Plan").click();
  const rows = Array.from({ length: 1_000 }, () => Array(10).fill("x"));
  paste({ plain: rows.map((row) => row.join("\t")).join("\n") });
  await expect.element(page.getByText(/1,000 rows and 10 columns are too many/).first()).toBeVisible();
  const html = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("");
  paste({ html: `<table>${html}</table>` });
  await expect.poll(cells).toEqual([]);
});
