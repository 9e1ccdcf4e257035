import { expect, test } from "vitest";
import { htmlOf } from "../html/to-html";
import type { RichTextNode } from "../rich-text/node";
import { chunksOf } from "./chunks";
import { readMarkdown } from "./read";
import { markdownOf } from "./to-markdown";

const paragraph = (text: string, href?: string): RichTextNode => ({
  type: "paragraph",
  content: [{ type: "text", text, marks: href === undefined ? [] : [{ type: "link", attrs: { href } }] }],
});
const doc = (...content: RichTextNode[]): RichTextNode => ({ type: "doc", content });
const written = async (markdown: string) => markdownOf(doc(...(await readMarkdown(markdown))));
const hrefs = ({ content = [], marks = [] }: RichTextNode): unknown[] => [
  ...marks.flatMap(({ type, attrs }) => (type === "link" ? [attrs?.href] : [])),
  ...content.flatMap(hrefs),
];

test("what a person writes is the Markdown that they know", async () => {
  const markdown = `# Title

Some **bold**, *em*, ~~gone~~, \`code\`, <u>under</u> and [a link](https://example.org "t").

- one
  - nested
- two

3. third
4. fourth

- [ ] open
- [x] done
- [ ]

> quote

\`\`\`ts
const a = 1;
\`\`\`

---

line one\\
line two
`;
  expect(await written(markdown)).toBe(markdown);
});

test.each([
  ...[
    "1. not a list",
    "a * b * c",
    "snake_case_word",
    "# not a heading",
    "<div>",
    "a | b",
    "`tick`",
    "&amp; &",
  ],
  ...[
    "1986. A great year",
    "- dash",
    "@Ann #42",
    "![x](a.png)",
    "*",
    "[x](javascript:alert(1))",
    "https://e.org",
  ],
])("text that looks like syntax stays text: %s", async (text) => {
  const [read] = await readMarkdown(markdownOf(doc(paragraph(text))));
  expect(read).toEqual({ type: "paragraph", content: [{ type: "text", text, marks: [] }] });
});

test("no link leads to a script, whichever way it comes", async () => {
  expect(
    hrefs(
      doc(...(await readMarkdown("[x](javascript:alert(1)) <javascript:alert(1)> [y](data:text/html,z)"))),
    ),
  ).toEqual([]);
  expect(hrefs(doc(...(await readMarkdown("[x][y]\n\n[y]: javascript:alert(1)"))))).toEqual([]);
  expect(markdownOf(doc(paragraph("x", "javascript:alert(1)")))).toBe("x\n");
});

test("mentions are links in the form of the house", async () => {
  const href = "mention:person/01a1fef9-6543-74bb-aa06-9e73d9d9d805";
  const markdown = markdownOf(doc(paragraph("@Ada [B]", href)));
  expect(markdown).toBe(`[@Ada \\[B\\]](${href})\n`);
  expect(hrefs(doc(...(await readMarkdown(markdown))))).toEqual([href]);
});

test("a file of other programs is read: line ends, references, underlined headings, comments, HTML's signs", async () => {
  const markdown =
    "\uFEFFTitle\r\n=====\r\n\r\n[a][x] <!-- no --><b>c</b><br/>d H<sub>2</sub>O\r\n\r\n[x]: https://e.org";
  expect(await written(markdown)).toBe("# Title\n\n[a](https://e.org) **c**\\\nd H2O\n");
});

test("a list that a person would read as going on does so, and every number is kept", async () => {
  expect(await written("7. a\n8. b\n\ntext\n\n0) c")).toBe("7. a\n8. b\n\ntext\n\n0. c\n");
});

const cell = (...content: RichTextNode[]): RichTextNode => ({ type: "tableCell", content });
const row = (...content: RichTextNode[]): RichTextNode => ({ type: "tableRow", content });
const text = (value: string, ...marks: string[]): RichTextNode => ({
  type: "text",
  text: value,
  marks: marks.map((type) => ({ type })),
});
const line = (...content: RichTextNode[]): RichTextNode => ({ type: "paragraph", content });
const head = row(...["A", "B"].map((title) => ({ ...cell(paragraph(title)), type: "tableHeader" })));
const table = (...content: RichTextNode[]): RichTextNode => ({ type: "table", content: [head, ...content] });

test("cells keep their lines and bars (case 17)", async () => {
  const lines = cell(paragraph("one"), line(text("two"), { type: "hardBreak" }, text("three")));
  const markdown = markdownOf(
    doc(
      table(
        row(lines, cell(line(text("a|b", "code"), text(" x | y")))),
        row(cell(line()), cell(paragraph("z"))),
      ),
    ),
  );
  expect(markdown).toBe(`| A                   | B             |
| ------------------- | ------------- |
| one<br>two<br>three | \`a\\|b\` x \\| y |
|                     | z             |
`);
  expect(await written(markdown)).toBe(markdown);
});

test("a table that Markdown can't hold is HTML, and comes back (case 17)", async () => {
  const list = {
    type: "bulletList",
    content: ["one", "two"].map((word) => ({ type: "listItem", content: [paragraph(word)] })),
  };
  const markdown = markdownOf(
    doc(paragraph("above"), table(row(cell(list), cell(paragraph("x | y")))), paragraph("below")),
  );
  expect(markdown).toContain("<td><ul><li><p>one</p></li><li><p>two</p></li></ul></td><td>x | y</td>");
  expect((await readMarkdown(markdown)).map(({ type }) => type)).toEqual(["paragraph", "table", "paragraph"]);
  expect(await written(markdown)).toBe(markdown);
});

const code = (value: string) => text(value, "code");
const hardBreak: RichTextNode = { type: "hardBreak" };
const link = (value: string, href: string): RichTextNode => ({
  ...{ type: "text", text: value },
  marks: [{ type: "link", attrs: { href } }],
});

test.each<[string, ...RichTextNode[]]>([
  ["a bar at the end of code", line(code("a|"))],
  ["a backslash before a bar, in code and outside", line(code("a\\|b"), text(" c\\|d"))],
  ["code of bars and backticks", line(code("|`|"))],
  ["a backslash at the end", line(text("x\\"))],
  ["what looks like a break", line(text("a<br>b &lt;br&gt;"))],
  ["code of what looks like a break", line(code("<br>"))],
  ["two breaks on end", line(text("a"), hardBreak, hardBreak, text("b"))],
  [
    "bold over a break",
    line(text("a", "bold"), { ...hardBreak, marks: [{ type: "bold" }] }, text("b", "bold")),
  ],
  ["a link with bars", line(link("a|b", "https://x.example/?a=1|2"))],
  ["paragraphs with code and breaks", line(code("a|b")), line(text("c"), hardBreak, code("|"))],
  [
    "a code block",
    { type: "codeBlock", attrs: { language: "sh" }, content: [{ type: "text", text: "a | b\n\nc" }] },
  ],
  ["a quote", { type: "blockquote", content: [paragraph("a | b")] }],
  ["signs of a row of dashes", line(text("--- | :-: |"))],
])("a cell of %s comes back, alone and beside a list (case 17)", async (_, ...content) => {
  const list = { type: "bulletList", content: [{ type: "listItem", content: [paragraph("one")] }] };
  const wordsIn = (node: RichTextNode): string =>
    `${node.text ?? ""}${node.type === "hardBreak" ? "\n" : ""}${(node.content ?? []).map(wordsIn).join("")}`;
  for (const beside of [line(text("z")), list]) {
    const given = table(row(cell(...content), cell(beside)), row(cell(line()), cell(...content)));
    const markdown = markdownOf(doc(paragraph("above"), given, paragraph("below")));
    const [above, read, below, ...others] = await readMarkdown(markdown);
    expect([above?.type, read?.type, below?.type, others]).toEqual(["paragraph", "table", "paragraph", []]);
    const cellsOf = ({ content: rows = [] }: RichTextNode) =>
      rows.map(({ content: cells = [] }) => cells.map((one) => wordsIn(one).replaceAll("\n", "")));
    expect(cellsOf(read as RichTextNode)).toEqual(cellsOf(given));
    expect(await written(markdown)).toBe(markdown);
  }
});

test("callouts are GitHub's, toggles HTML's, days and pictures as in the house", async () => {
  const markdown = `> [!WARNING]
> Hot

<details>
<summary>More <strong>here</strong></summary>

- [ ] hidden

</details>

![A boat](/api/files/01a1fef9-6543-74bb-aa06-9e73d9d9d805 "At sea")

Due <time datetime="2026-11-27">Nov 27, 2026</time>
`;
  expect((await readMarkdown(markdown)).map(({ type }) => type)).toEqual([
    "callout",
    "toggle",
    "image",
    "paragraph",
  ]);
  expect(await written(markdown)).toBe(markdown);
});

test("a comment's mark and id don't leave with the text", async () => {
  const commented = { type: "comment", attrs: { id: "01a1fef9-6543-74bb-aa06-9e73d9d9d805" } };
  const node = line({ type: "text", text: "the port", marks: [commented] }, text(" number"));
  expect(markdownOf(doc(node))).toBe("the port number\n");
  expect(htmlOf(node)).toBe("<p>the port number</p>");
});

test("pictures of elsewhere are links, not requests", async () => {
  expect(await written("![A cat](https://e.org/cat.png)")).toBe("[A cat](https://e.org/cat.png)\n");
  expect(await written('<img src="https://e.org/cat.png" onerror="alert(1)">')).toBe(
    "<https://e.org/cat.png>\n",
  );
});

test("a long text is read in parts that mean the same, and links find their address in any of them", async () => {
  const parts = Array.from({ length: 120 }, (_, at) => {
    const code = `- item\n\n  \`\`\`md\n  word ${at}\n\n  # none\n  \`\`\`\n\n  more\n\n1. one\n\n   two`;
    return `## Part ${at}\n\n[link][x]\n\n${code}\n\n\`\`\`\nopen\n\n# none ${"long ".repeat(20)}\n\`\`\``;
  });
  const markdown = `${parts.join("\n\n")}\n\n<!--\n\nno\n-->\n\n[x]: https://e.org`;
  const blocks = await readMarkdown(markdown);
  expect([...chunksOf(markdown)].length).toBeGreaterThan(3);
  expect(blocks.map(({ type }) => type)).toEqual(
    parts.flatMap(() => ["heading", "paragraph", "bulletList", "orderedList", "codeBlock"]),
  );
  expect(hrefs(doc(...blocks))).toEqual(parts.map(() => "https://e.org"));
});

test("what is made to be slow is read as the lines that it has", async () => {
  expect((await readMarkdown(">".repeat(2_000))).map(({ type }) => type)).toEqual(["paragraph"]);
  expect((await readMarkdown("> a\n".repeat(10_000)))[0]).toMatchObject({ content: [{ text: "> a" }] });
});

test("long lists and tables, also below other text, stay lists and tables", async () => {
  const count = 1_000;
  const lines = (line: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => line(at)).join("\n");
  const list = lines((at) =>
    at % 10 === 9 ? `  - in ${at}` : `- item ${at} with [a link](https://example.com/${at})`,
  );
  const numbers = lines((at) => `${at + 1}. number ${at}`);
  const table = `| a | b |\n| - | :-: |\n${lines((at) => `| row ${at} has some more words | \`x\` |`)}`;
  const blocks = await readMarkdown(`# Title\n\n${list}\n\ntext\n\n${numbers}\n\nmore\n\n${table}\n\nend\n`);
  expect(blocks.map(({ type }) => type)).toEqual([
    "heading",
    "bulletList",
    "paragraph",
    "orderedList",
    "paragraph",
    "table",
    "paragraph",
  ]);
  expect(blocks[1]?.content).toHaveLength(count * 0.9);
  expect(blocks[3]?.content).toHaveLength(count);
  expect(blocks[5]?.content).toHaveLength(count + 1);
  expect(blocks[5]?.content?.at(-1)?.content?.[1]?.attrs?.align).toBe("center");
});

test("the sign of a callout leaves no line where each line stays one", async () => {
  const [callout] = await readMarkdown("> [!TIP]\n> one\n> two", { keepsLines: true });
  const words = [{ type: "text", text: "one" }, { type: "hardBreak" }, { type: "text", text: "two" }];
  expect(callout).toMatchObject({ type: "callout", content: [{ type: "paragraph", content: words }] });
});
