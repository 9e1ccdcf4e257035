import { expect, test } from "vitest";
import { richTextFromHtml } from "./html/from-html";
import { readMarkdown } from "./markdown/read";
import type { RichTextNode } from "./rich-text/node";

/** What readers were slow for, or could be: each is repeated until the text is long. */
const PIECES = [
  "<details>\n\n",
  "<details>\n\n</details>\n\n",
  "<details>\n<summary>x</summary>\n\nx\n\n",
  `<details>${" ".repeat(1_000)}\n\n`,
  "<b>",
  "</b>",
  "a <b>b ",
  "a <b>b</i> ",
  "<i>x</b>",
  "<p>",
  "</p>",
  "<div><b>",
  "<form>",
  "<hr>",
  "<br>",
  "<br> ",
  "<ul><li>",
  "<li><p>",
  "<table><tr><td>",
  "<figure>",
  "<svg><foreignObject>",
  "<blockquote>x",
  "<pre><code>",
  "<a href='https://e.org'>x",
  `<a href="https://e.org" title="${"t".repeat(2_000)}">x<b>y</b>`,
  "<!--",
  "<!",
  "<",
  "&",
  "&amp",
  "x &lt;",
  "*a _b ",
  "**a *b ",
  "*",
  "_a_",
  "~~a ",
  "[",
  "![",
  "[a](",
  "[a](<b",
  "]",
  "[a][b] ",
  "`a``b",
  "`",
  "``` ",
  "> ",
  "> a\n",
  "- a\n",
  "- ",
  "1. a\n\n",
  "| a ",
  "| a | b |\n",
  "|-",
  "# a\n",
  "a\n",
  "a\n===\n",
  "\n",
  " ",
  " a",
  "\t",
  "\\",
  "http://",
  "a@b.c ",
  "www.a.b/(",
  '<time datetime="2027-01-01">',
  "[x]: https://e.org\n",
  "[^a]: b\n\n",
  "> a\n\nb\n\n",
  "- [ ] a\n",
  "&#x26;",
  "a  \nb",
];

const repeated = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length));
const each = (length: number) =>
  PIECES.map((piece) => [piece.slice(0, 40), repeated(piece, length)] as const);

/** Lists cost most of all: each item is a container that the parser begins. */
const ITEM = /^(?:-|1\.) (?:\[ \] )?a/;

// What takes four times as long for twice the length needs minutes, which is beyond the limit of a test.
test.each(each(1_000_000))("a megabyte of %j is read as HTML", (_, text) => {
  expect(() => richTextFromHtml(text)).not.toThrow();
});

test.each(
  each(250_000).map(([piece, text]) => [piece, ITEM.test(piece) ? text.slice(0, 60_000) : text] as const),
)("much of %j is read as Markdown", async (_, text) => {
  await expect(readMarkdown(text)).resolves.toBeDefined();
});

test("what is nested too deep stays, with its words", async () => {
  const words = (node: { text?: string; content?: unknown[] }): string =>
    (node.text ?? "") + (node.content ?? []).map((one) => words(one as typeof node)).join("");
  const all = (content: RichTextNode[]) => words({ content });
  const deep = `${"<div><b>".repeat(2_000)}in${"</b></div>".repeat(2_000)} behind`;
  expect(all(richTextFromHtml(deep))).toBe("in behind");
  const toggles = `${"<details>\n\nx\n\n".repeat(50)}${"</details>\n\n".repeat(50)}`;
  expect(all(await readMarkdown(toggles))).toBe("x".repeat(50));
  const tags = `${"<b>".repeat(50)}in${"</b>".repeat(50)} out`;
  expect(all(await readMarkdown(`${tags} of it`))).toContain("in");
});
