import { expect, it } from "vitest";
import { markdownTree, parseMarkdown } from "./markdown-parser";
import { messageTrees } from "./message-trees";
import { plainTree } from "./plain-tree";

const typesOf = (body: string) => parseMarkdown(body)?.children.map(({ type }) => type);

it("parses GitHub's Markdown", () => {
  expect(typesOf("# a\n\n- b\n\n> c\n\n```\nd\n```\n\n|e|\n|-|\n|f|")).toEqual([
    "heading",
    "list",
    "blockquote",
    "code",
    "table",
  ]);
});

it("leaves HTML as the text that was typed", () => {
  expect(parseMarkdown("<img src=x onerror=alert(1)>")?.children).toMatchObject([
    { type: "paragraph", children: [{ type: "text", value: "<img src=x onerror=alert(1)>" }] },
  ]);
});

// Each of these would keep the parser busy for long, or overflow the stack.
it.each([
  [">", 10_000],
  ["> ", 5_000],
  ["1. ", 3_300],
  ["- ", 5_000],
  ["*a_ ", 2_500],
  ["[a](b)", 1_600],
])("shows %s times many as plain text", (text, times) => {
  expect(parseMarkdown(text.repeat(times))).toBeNull();
});

// Texts without any Markdown don't go through the parser, and mustn't differ from those that do.
it.each([
  "",
  "Hello",
  "Message 12: it takes more than one line, doesn’t it? (Yes - it does!)",
  "Ärger; “quoted” … 50% and/or e.g. 3:30 – 4 o'clock",
  "a  b",
  "Or 1. 2) - x",
])("reads %j as the parser would", (text) => {
  expect(plainTree(text)).toEqual(markdownTree(text));
});

it.each(["see www.example.com", "see https://example.com", "me@example.com", "end ", "*a*", "- b"])(
  "leaves %j to the parser",
  (text) => {
    expect(plainTree(text)).toBeNull();
  },
);

it("caches a parsed text, and drops old ones", () => {
  const first = markdownTree("*once*");
  expect(markdownTree("*once*")).toBe(first);
  for (let n = 0; n < 1_000; n++) markdownTree(`*${n}*`);
  expect(markdownTree("*once*")).not.toBe(first);
});

it("finds the messages of a page that take the parser, each text once", () => {
  const message = (body: string) => ({ seq: 1, body, quote: { body: "*quoted*" } });
  const trees = messageTrees({ pages: [{ items: [message("*a*"), message("plain"), message("*a*")] }] });
  expect(trees).toEqual([["*a*", markdownTree("*a*")]]);
});
