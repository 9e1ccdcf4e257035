import { expect, test } from "vitest";
import { numbers } from "@/tests/random";
import { CALLOUT_KINDS } from "../rich-text/blocks";
import type { RichTextNode } from "../rich-text/node";
import { richTextSchema } from "../rich-text/schema";
import { readMarkdown } from "./read";
import { markdownOf } from "./to-markdown";

const DOCUMENTS = 300;
const random = numbers(29);
const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
const some = <T>(from: number, to: number, make: () => T): T[] =>
  Array.from({ length: from + random(to - from + 1) }, make);

/** Words, and what is syntax somewhere. */
const TEXTS = [
  ...[
    "word",
    "two words",
    " ",
    "  ",
    "日本",
    "👍🏽",
    "é",
    "a",
    ".",
    "\t",
    "\u00a0",
    "x ",
    " x",
    "\\",
    "\\\\",
  ],
  ...[
    "# no heading",
    "1986. A year",
    "1) x",
    "- dash",
    "+ plus",
    "* star",
    "*",
    "**",
    "_a_",
    "__",
    "snake_case_x",
  ],
  ...[
    "> quote",
    "```",
    "~~~",
    "~~gone~~",
    "`code`",
    "``",
    "|",
    "a | b",
    "| a | b |",
    "--|--",
    ":-:",
    "---",
    "===",
  ],
  ...[
    "<div>",
    "<b>",
    "</u>",
    "<u>",
    "<br>",
    "<!-- x -->",
    "&amp;",
    "&",
    "&#35;",
    "[x](y)",
    "[x]",
    "[ ]",
    "![a](b)",
  ],
  ...[
    "[^1]",
    "[^1]: note",
    "[x]: https://e.org",
    "https://e.org/a_b",
    "www.e.org",
    "a@e.org",
    "mailto:a@e.org",
  ],
  ...[
    "#",
    "!",
    "[",
    "]",
    "(",
    ")",
    "{",
    "}",
    "~",
    "=",
    "-",
    "+",
    "1.",
    "    four",
    "\n",
    "a\nb",
    "$x$",
    ":smile:",
  ],
];
const HREFS = [
  ...["https://example.org", "https://example.org/a_(b)?c=*d*&e=f#g", "mailto:ada@example.org", "tel:+49123"],
  ...["mention:person/01a1fef9-6543-74bb-aa06-9e73d9d9d805", "https://example.org/<x>\\y"],
];
const MARKS = [
  ...["bold", "italic", "strike", "underline", "code"].map((type) => () => [{ type }]),
  () => [{ type: "bold" }, { type: "italic" }],
  () => [{ type: "link", attrs: pick([{ href: pick(HREFS) }, { href: pick(HREFS), title: pick(TEXTS) }]) }],
  () => [{ type: "link", attrs: { href: pick(HREFS) } }, { type: "bold" }, { type: "underline" }],
];

const text = () => ({
  type: "text",
  text: some(1, 2, () => pick(TEXTS)).join(""),
  marks: random(3) ? [] : pick(MARKS)(),
});
const FILE = "01a1fef9-6543-74bb-aa06-9e73d9d9d805";
const inline = () => pick([{ type: "hardBreak" }, { type: "date", attrs: { on: "2026-11-27" } }]);
const words = () => some(0, 5, () => (random(8) ? text() : inline()));
const paragraph = (): RichTextNode => ({ type: "paragraph", content: words() });
const blocks = (depth: number): RichTextNode[] => some(1, 4, () => block(depth));
const item = (type: string, depth: number): RichTextNode => ({
  type,
  attrs: type === "taskItem" ? { checked: random(2) === 1 } : {},
  content: [paragraph(), ...(random(2) ? [] : blocks(depth))],
});

const paragraphs = () => some(1, 2, paragraph);
function table(content: () => RichTextNode[]): RichTextNode {
  const columns = 1 + random(3);
  const row = (type: string, align: string | null) => ({
    type: "tableRow",
    content: some(columns, columns, () => ({ type, attrs: { align }, content: content() })),
  });
  const align = pick([null, null, "left", "center", "right"]);
  const body = some(0, 3, () => row(random(20) ? "tableCell" : "tableHeader", align));
  return { type: "table", content: [row("tableHeader", align), ...body] };
}

function block(depth: number): RichTextNode {
  const kinds = [
    paragraph,
    paragraph,
    () => ({ type: "heading", attrs: { level: 1 + random(3) }, content: words() }),
    () => ({ type: "horizontalRule" }),
    () => ({
      type: "image",
      attrs: {
        fileId: FILE,
        alt: pick([null, ...TEXTS]),
        caption: pick([null, ...TEXTS]),
        width: pick([null, 50]),
      },
    }),
    () => ({ type: "file", attrs: { fileId: FILE, name: pick(TEXTS) } }),
    () => ({
      type: "codeBlock",
      attrs: { language: pick([null, "ts", "a b", "c`d", "~"]) },
      content: some(0, 1, () => ({ type: "text", text: some(1, 4, () => pick(TEXTS)).join("\n") })),
    }),
  ];
  const nested = [
    () => ({ type: "blockquote", content: blocks(depth - 1) }),
    () => ({ type: "callout", attrs: { kind: pick(CALLOUT_KINDS) }, content: blocks(depth - 1) }),
    () => ({ type: "toggle", content: [paragraph(), ...blocks(depth - 1)] }),
    () => table(paragraphs),
    () => table(() => blocks(0)),
    () => ({ type: "bulletList", content: some(1, 3, () => item("listItem", depth - 1)) }),
    () => ({
      type: "orderedList",
      attrs: { start: pick([1, 1, 7, 0, -3, 999_999_999]) },
      content: some(1, 3, () => item("listItem", depth - 1)),
    }),
    () => ({ type: "taskList", content: some(1, 3, () => item("taskItem", depth - 1)) }),
  ];
  return pick<() => RichTextNode>(depth > 0 ? [...kinds, ...nested] : kinds)();
}

/** What a reader sees of it, block by block, without spaces; the paragraphs of a cell are its lines. */
function shown({ type, content = [], text: value = "", attrs }: RichTextNode, isInCell = false): string {
  if (type === "text") return value.replaceAll(/\s/g, "");
  if (type === "hardBreak") return "";
  if (type === "date") return String(attrs?.on);
  const inside = content.map((node) => shown(node, isInCell || /^table(Cell|Header)$/.test(type))).join("");
  if (type === "paragraph" && (isInCell || !inside)) return inside;
  return `<${type} ${attrs?.checked ?? attrs?.kind ?? attrs?.fileId ?? ""}>${inside}</${type}>`;
}

const bySchema = (content: RichTextNode[]): RichTextNode => {
  const node = richTextSchema.nodeFromJSON({ type: "doc", content });
  node.check();
  return node.toJSON();
};

test("any document comes back from its Markdown with the same words, and its Markdown byte for byte", async () => {
  for (let round = 0; round < DOCUMENTS; round += 1) {
    const document: RichTextNode = bySchema(blocks(3));
    const markdown = markdownOf(document);
    const read = { type: "doc", content: await readMarkdown(markdown) };
    if (read.content.length > 0) bySchema(read.content);
    const about = JSON.stringify(document);
    expect(shown(read), `${markdown}\n${about}`).toBe(shown(document));
    expect(markdownOf(read), about).toBe(markdown);
  }
}, 60_000);
