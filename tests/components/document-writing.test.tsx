import { beforeEach, describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { documentStage } from "./setup/document-stage";

const { makeDocument, showDocuments, editor, type } = documentStage();

const plan = () => editor("Plan");
/** What the editor shows, by its elements. */
const shown = () =>
  plan()
    .element()
    .innerHTML.replace(
      /<br[^>]*>|<span class="document-caret.*?<\/span>| (?:class|data-[\w-]+|target|rel|style)="[^"]*"/g,
      "",
    );

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

describe("what is typed", () => {
  test("stays as it is where signs have blanks around them, or a number begins no list (case 54)", async () => {
    await type(
      "Plan",
      "2 * 3 * 4 = 24{Enter}a _ b _ c ~~ d ~~{Enter}1986. A year{Enter}--- x{Enter}f(*a, *b)",
    );
    await expect
      .poll(shown)
      .toBe("<p>2 * 3 * 4 = 24</p><p>a _ b _ c ~~ d ~~</p><p>1986. A year</p><p>--- x</p><p>f(*a, *b)</p>");
  });

  test("is formatted where it is meant, and one undo takes back the formatting alone (case 54)", async () => {
    await type("Plan", "so *not*");
    await expect.poll(shown).toBe("<p>so <em>not</em></p>");
    await undo();
    await expect.poll(shown).toBe("<p>so *not*</p>");
    await userEvent.keyboard(" 很**好**！{Enter}1. ");
    await expect.poll(shown).toBe("<p>so *not* 很<strong>好</strong>！</p><ol><li><p></p></li></ol>");
    await undo();
    await expect.poll(shown).toMatch(/^<p>so \*not\* 很<strong>好<\/strong>！<\/p><p>1\. ?<\/p>/);
  });

  test("goes on with the numbers of the list before it, and makes a line of three dashes", async () => {
    await type(
      "Plan",
      "1. a{Enter}b{Enter}{Enter}between{Enter}3. c{Enter}{Enter}7. no list{Enter}---{Enter}end",
    );
    await expect
      .poll(shown)
      .toBe(
        '<ol><li><p>a</p></li><li><p>b</p></li></ol><p>between</p><ol start="3"><li><p>c</p></li></ol><p>7. no list</p><hr><p>end</p>',
      );
  });

  test("a mark that the list brings by itself is there once", async () => {
    await type("Plan", "- one{Enter}- two{Enter}{Enter}1. a{Enter}2. b{Enter}{Enter}- - c");
    await expect
      .poll(shown)
      .toBe(
        "<ul><li><p>one</p></li><li><p>two</p></li></ul><ol><li><p>a</p></li><li><p>b</p></li></ol><ul><li><p>- c</p></li></ul>",
      );
  });

  test("Tab in the empty paragraph below a list leaves it where it is", async () => {
    await type("Plan", "- one{Enter}{Enter}");
    await userEvent.keyboard("{Tab}");
    await expect.poll(shown).toBe("<ul><li><p>one</p></li></ul><p></p>");
  });

  test("names somebody after CJK text and signs (case 19)", async () => {
    await type("Plan", "请@");
    await expect.element(page.getByRole("listbox", { name: /./ })).toBeVisible();
  });
});

describe("what is pasted", () => {
  beforeEach(() => plan().click());

  test("keeps the cells and rows of a table apart (case 51)", async () => {
    paste({
      html: "<html><body><table><tr><td>Item</td><td>Cost</td></tr><tr><td><b>Tea</b></td><td>3</td></tr></table></body></html>",
      plain: "Item\tCost\nTea\t3",
    });
    await expect.poll(shown).toBe("<p>Item | Cost</p><p><strong>Tea</strong> | 3</p>");
  });

  test("keeps code that a page lays out as a table, and the blocks of a table for layout (case 9)", async () => {
    const row = (code: string) => `<tr><td data-line-number="1"></td><td class="blob-code">${code}</td></tr>`;
    paste({ html: `<table>${row("if (a)")}${row("  b();")}</table>`, plain: "if (a)\n  b();" });
    await expect.poll(shown).toBe("<pre><code>if (a)\n  b();</code></pre><p></p>");
    await userEvent.keyboard("{Control>}a{/Control}{Backspace}");
    paste({
      html: "<table><tr><td><h1>Head</h1></td><td><ul><li>one</li></ul></td></tr></table>",
      plain: "Head one",
    });
    await expect.poll(shown).toMatch(/^<h1>Head<\/h1><ul><li><p>one<\/p><\/li><\/ul>/);
  });

  test("makes lists of Word's paragraphs", async () => {
    const item = (level: number, mark: string, text: string) =>
      `<p style='mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${mark}<span>&nbsp; </span></span><![endif]>${text}</p>`;
    paste({
      html: `<p>Plan</p>${item(1, "1.", "a")}${item(2, "o", "b")}${item(1, "2.", "c")}<p>End</p>`,
      plain: "Plan\n1.\ta\no\tb\n2.\tc\nEnd",
    });
    await expect
      .poll(shown)
      .toBe("<p>Plan</p><ol><li><p>a</p><ul><li><p>b</p></li></ul></li><li><p>c</p></li></ol><p>End</p>");
  });

  test("says that documents take no pictures or files (case 53)", async () => {
    paste({ files: [new File(["x"], "image.png", { type: "image/png" })] });
    await expect.element(page.getByText(/^Documents take no pictures or files yet/).first()).toBeVisible();
    paste({ plain: "holiday.png", files: [new File(["x"], "holiday.png", { type: "image/png" })] });
    await expect.poll(shown).toBe("<p></p>");
    paste({ html: '<p>Words <img src="https://e.org/a.png"></p>', plain: "Words" });
    await expect.element(page.getByText(/^The pictures weren’t pasted/).first()).toBeVisible();
    await expect.poll(shown).toBe("<p>Words </p>");
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
