import { beforeEach, describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { documentStage } from "./setup/document-stage";

const { makeDocument, showDocuments, editor, type } = documentStage();

const plan = () => editor("Plan");
/** What the editor shows, by its elements. */
/** The text as it is drawn, without what stands beside it. */
const shown = () => {
  const text = plan().element().cloneNode(true) as HTMLElement;
  for (const drawn of text.querySelectorAll(".document-caret, .document-code-tools")) drawn.remove();
  for (const code of text.querySelectorAll(".document-code")) code.replaceWith(...code.childNodes);
  return text.innerHTML.replace(/<br[^>]*>| (?:class|data-[\w-]+|target|rel|style)="[^"]*"/g, "");
};

beforeEach(async () => {
  showDocuments(makeDocument("Plan", ""));
  await expect.element(plan()).toBeVisible();
});

/** As the browser does it at Ctrl+V. */
function paste(clipboard: { plain?: string; html?: string; files?: File[] }) {
  const clipboardData = new DataTransfer();
  if (clipboard.plain) clipboardData.setData("text/plain", clipboard.plain);
  if (clipboard.html) clipboardData.setData("text/html", clipboard.html);
  for (const file of clipboard.files ?? []) clipboardData.items.add(file);
  plan()
    .element()
    .dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}

const undo = () => userEvent.keyboard("{Control>}z{/Control}");

test("a mark typed in the browser is undone by one Ctrl+Z, and what stays is as it was typed (case 54)", async () => {
  await type("Plan", "2 * 3 * 4 *not*");
  await expect.poll(shown).toBe("<p>2 * 3 * 4 <em>not</em></p>");
  await undo();
  await expect.poll(shown).toBe("<p>2 * 3 * 4 *not*</p>");
  await userEvent.keyboard("!");
  await expect.poll(shown).toBe("<p>2 * 3 * 4 *not*!</p>");
});

describe("what is pasted", () => {
  beforeEach(() => plan().click());

  test("keeps the cells and rows of a table apart (case 51)", async () => {
    paste({
      html: "<html><body><table><tr><td>Item</td><td>Cost</td></tr><tr><td><b>Tea</b></td><td>3</td></tr></table></body></html>",
      plain: "Item\tCost\nTea\t3",
    });
    const cells = [
      ["Item", "Cost"],
      ["<strong>Tea</strong>", "3"],
    ];
    const rows = cells.map((row) => `<tr>${row.map((cell) => `<td><p>${cell}</p></td>`).join("")}</tr>`);
    await expect.poll(shown).toContain(rows.join(""));
  });

  test("uploads files, and says that pictures of other pages aren't taken over (case 53)", async () => {
    paste({ plain: "holiday.png", files: [new File(["x"], "holiday.png", { type: "image/png" })] });
    await expect.element(page.getByText("holiday.png", { exact: true })).toBeVisible();
    // There is no server to take it.
    await expect.element(page.getByRole("button", { name: "Try again" })).toBeVisible();
    await page.getByRole("button", { name: "Remove" }).click();
    await expect.poll(shown).toBe("<p></p>");
    paste({ html: '<p>Words <img src="https://e.org/a.png"></p>', plain: "Words" });
    await expect.element(page.getByText(/^The pictures weren’t pasted/).first()).toBeVisible();
    await expect.poll(shown).toBe("<p>Words</p>");
  });

  test("makes blocks of Markdown's signs, and leaves other text as it is (case 54)", async () => {
    paste({ plain: "# Title\n\n- a\n- b\n\n```js\nlet c;\n```\n\nSo **d** 2 * 3 * 4" });
    await expect
      .poll(shown)
      .toBe(
        "<h1>Title</h1><ul><li><p>a</p></li><li><p>b</p></li></ul><pre><code>let c;</code></pre><p>So <strong>d</strong> 2 * 3 * 4</p>",
      );
    await userEvent.keyboard("{Control>}a{/Control}{Backspace}");
    paste({ plain: "1986. A year\n2 * 3 * 4 and *this*" });
    await expect.poll(shown).toBe("<p>1986. A year</p><p>2 * 3 * 4 and <em>this</em></p>");
  });

  test("keeps a link whose address has blanks, and makes none to this instance of a relative one", async () => {
    paste({
      html: '<p><a href="https://e.org/a b.pdf">A</a> <a href="/rel">B</a> <a href="#c">C</a></p>',
      plain: "A B C",
    });
    await expect.poll(shown).toBe('<p><a href="https://e.org/a%20b.pdf">A</a> B C</p>');
  });
});
