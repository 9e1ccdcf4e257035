// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { parseMarkdown } from "@/components/messages/markdown-parser";
import { copiedFiles } from "@/components/paste/copied-files";
import { pasted } from "./paste";

const file = (name: string) => new File(["x"], name);
const at = (value: string, start = value.length, end = start) => ({
  value,
  selectionStart: start,
  selectionEnd: end,
});
const paste = (clipboard: { plain?: string; html?: string; files?: File[] }, into = at("")) => {
  const taken = pasted({ plain: "", html: "", files: [], ...clipboard }, into);
  return "files" in taken ? taken.files.map(({ name }) => name) : taken.text;
};

describe("files copied in a file manager (case 13)", () => {
  it.each([
    ["holiday photo.png", ["holiday photo.png"]],
    ["/home/ada/holiday photo.png", ["holiday photo.png"]],
    ["C:\\Users\\Ada\\holiday photo.png", ["holiday photo.png"]],
    ["file:///home/ada/holiday%20photo.png", ["holiday photo.png"]],
    [
      "x-special/nautilus-clipboard\ncopy\nfile:///a/holiday%20photo.png\nfile:///a/b.txt\n",
      ["holiday photo.png", "b.txt"],
    ],
    ["holiday photo.png\rb.txt", ["holiday photo.png", "b.txt"]],
    ["u\u0308bung.txt", ["\u00fcbung.txt"]],
    ["", ["image.png"]],
  ])("are attached for %j", (plain, names) => {
    expect(copiedFiles({ plain, html: "", files: names.map(file) }).map(({ name }) => name)).toEqual(names);
    expect(paste({ plain, files: names.map(file) })).toEqual(names);
  });

  it.each([
    "see holiday photo.png",
    "holiday photo.png\nand more",
    "holiday photo.jpg",
    "100%\nholiday photo.png",
  ])("aren't meant by a text: %j", (plain) =>
    expect(paste({ plain, html: `<p>${plain}</p>`, files: [file("holiday photo.png")] })).toBe(plain),
  );
});

describe("code of a page that lays it out as a table (case 9)", () => {
  const row = (code: string, number = "") =>
    `<tr><td class="blob-num" data-line-number="1">${number}</td><td class="blob-code">${code}</td></tr>`;
  const table = (...rows: string[]) => `<table class="highlight"><tbody>${rows.join("")}</tbody></table>`;
  const lines = ["function a() {", "  return `1`;", "", "}"];
  const plain = lines.join("\n");
  const html = table(...lines.map((line) => row(line)));

  it("is a code block, its indentation kept", () => {
    expect(paste({ html, plain })).toBe(`\`\`\`\n${plain}\n\`\`\`\n\n`);
    expect(paste({ html: `<meta charset="utf-8"><style>td{}</style>${html}`, plain }, at("see"))).toBe(
      `\n\n\`\`\`\n${plain}\n\`\`\`\n\n`,
    );
    expect(
      paste({ html: table(...lines.map((line, n) => row(line, `${n + 1}`))), plain: "1\tfunction" }),
    ).toContain("\n  return `1`;\n");
    const pre = `<table><tr><td><span data-line-number="1"></span></td><td><pre>\ta\n</pre></td></tr><tr><td>2</td><td><pre>\t\tb</pre></td></tr></table>`;
    expect(paste({ html: pre, plain: "" })).toBe("```\n\ta\n\t\tb\n```\n\n");
  });

  it("is only text in a code block, and where it is a line", () => {
    expect(paste({ html, plain }, at("```js\n"))).toBe(plain);
    expect(paste({ html: table(row("let a = 1;")), plain: "let a = 1;" })).toBe("let a = 1;");
    const ticks = table(row("```"), row("x"));
    expect(paste({ html: ticks, plain: "```\nx" })).toBe("````\n```\nx\n````\n\n");
  });

  it("isn't what a spreadsheet with numbers in front has", () => {
    const cells = "<table><tr><td>1</td><td>Tea</td></tr><tr><td>2</td><td>Milk</td></tr></table>";
    expect(paste({ html: cells, plain: "1\tTea\n2\tMilk" })).toContain("| 1 | Tea |");
  });

  it.each([
    [
      "cells of Google Docs",
      "<tr><td><span style='white-space:pre-wrap;'>1</span></td><td><span style='white-space:pre-wrap;'>Tea</span></td></tr><tr><td>2</td><td>Milk</td></tr>",
      "| 1 | Tea |",
    ],
    [
      "a class",
      "<tr><td>1</td><td class='postcode'>Tea</td></tr><tr><td>2</td><td>Milk</td></tr>",
      "| 1 | Tea |",
    ],
    [
      "code among words",
      "<tr><td>1</td><td>Run <code>a</code></td></tr><tr><td>2</td><td><code>b</code></td></tr>",
      "| 1 | Run a |",
    ],
    [
      "numbers that count no lines",
      "<tr><td>3</td><td><code>a</code></td></tr><tr><td>9</td><td><code>b</code></td></tr>",
      "| 3 | a |",
    ],
  ])("isn't a table with %s", (_, rows, expected) =>
    expect(paste({ html: `<table>${rows}</table>`, plain: "" })).toContain(expected),
  );

  it("of one column is code only where its cells are", () => {
    const column = (...cells: string[]) =>
      paste({
        html: `<table>${cells.map((cell) => `<tr><td>${cell}</td></tr>`).join("")}</table>`,
        plain: "text",
      });
    expect(column("<p>So <code>a</code></p>", "b")).toBe("text");
    expect(column("<code>a</code>", "<code>  b</code>")).toBe("```\na\n  b\n```\n\n");
  });

  it("and a table with words beside it lose nothing", () => {
    const plain = "Costs\nTea\t3\nMilk\t4";
    expect(
      paste({
        html: "<p>Costs</p><table><tr><td>Tea</td><td>3</td></tr><tr><td>Milk</td><td>4</td></tr></table>",
        plain,
      }),
    ).toBe(plain);
    expect(paste({ html: `<p>So</p>${html}`, plain: `So\n${lines.join("\n")}` })).toBe(
      `So\n${lines.join("\n")}`,
    );
  });
});

describe("lists of office programs", () => {
  const office = (level: number, mark: string, text: string) =>
    `<p class=MsoListParagraph style='margin-left:1in;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>${text}<o:p></o:p></p>`;

  it("of Word are Markdown lists, with their levels and numbers", () => {
    const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><p class=MsoNormal>Plan:<o:p></o:p></p>${[
      office(1, "1.", "First\n<b>thing</b>"),
      office(2, "a.", "Inside"),
      office(2, "b.", "Also"),
      office(1, "2.", "Second"),
    ].join("")}<p class=MsoNormal>End</p>${office(1, "·", "Bullet")}${office(2, "o", "Below")}</body></html>`;
    const plain =
      "Plan:\r\n1.\tFirst thing\r\na.\tInside\r\nb.\tAlso\r\n2.\tSecond\r\nEnd\r\n·\tBullet\r\no\tBelow\r\n";
    expect(paste({ html, plain })).toBe(
      "Plan:\n\n1. First thing\n   1. Inside\n   2. Also\n2. Second\n\nEnd\n\n- Bullet\n  - Below\n\n",
    );
  });

  it("of Google Docs are, too, where the inner list stands beside its item", () => {
    const html = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span>Before</span></p><ul><li dir="ltr" aria-level="1"><p dir="ltr"><span>One</span></p></li><ul><li dir="ltr" aria-level="2"><p><span>Two</span></p></li></ul><li><p><span>Three</span></p></li></ul><ol start="4"><li><p>Four</p></li></ol></b><br class="Apple-interchange-newline">`;
    expect(paste({ html, plain: "Before\nOne\nTwo\nThree\nFour" })).toBe(
      "Before\n\n- One\n  - Two\n- Three\n4. Four\n\n",
    );
  });

  it("of pages nest as they are drawn", () => {
    const html = "<ol><li>A<ul><li>B<br>more</li><li>C</li></ul></li><li>D</li></ol>";
    const markdown = paste({ html, plain: "A\nB\nmore\nC\nD" }) as string;
    expect(markdown).toBe("1. A\n   - B\n     more\n   - C\n2. D\n\n");
    expect(JSON.stringify(parseMarkdown(markdown)).match(/"listItem"/g)).toHaveLength(4);
  });

  it("of tasks keep what is done", () => {
    const html = `<ul><li role="checkbox" aria-checked="true"><p>A</p></li><li><input type="checkbox"> B</li></ul>`;
    expect(paste({ html, plain: "A\nB" })).toBe("- [x] A\n- [ ] B\n\n");
  });

  it("keep the code beside them", () => {
    const html =
      "<p>Run:</p><ol><li>One</li></ol><div><pre><code>if (a)<br>  b(1);\n\n\n\tc();\n</code></pre></div><p>End</p>";
    const plain = "Run:\nOne\nif (a)\n  b(1);\n\n\n\tc();\nEnd";
    expect(paste({ html, plain })).toBe("Run:\n\n1. One\n\n```\nif (a)\n  b(1);\n\n\n\tc();\n```\n\nEnd\n\n");
  });

  it.each([
    ["code in an item", "<ul><li>A<pre>if\n  b</pre></li></ul>", "A\nif\n  b"],
    ["code with blocks", "<ul><li>A</li></ul><pre><div>if</div><div>  b</div></pre>", "A\nif\n  b"],
    ["a table", "<ul><li>A</li></ul><table><tr><td>Item</td><td>Cost</td></tr></table>", "A\nItem\tCost"],
    ["numbers that differ", "<ul><li>A 1</li></ul>", "A 2"],
  ])("are pasted as text beside %s", (_, html, plain) => expect(paste({ html, plain })).toBe(plain));

  it("keep numbers that their text begins with, whether or not the other program writes the marks", () => {
    const html = "<ol><li>A 1</li><li>24. Dezember</li></ol>";
    const markdown = "1. A 1\n2. 24. Dezember\n\n";
    expect(paste({ html, plain: "A 1\n24. Dezember" })).toBe(markdown);
    expect(paste({ html, plain: " 1. A 1\n 2. 24. Dezember" })).toBe(markdown);
  });

  it("that would lose words are pasted as text", () => {
    const html = "<ul><li>One</li></ul>";
    expect(paste({ html, plain: "One\nand what the page has beside it" })).toBe(
      "One\nand what the page has beside it",
    );
    expect(paste({ html, plain: "One" }, at("```\n"))).toBe("One");
  });
});
