import { expect, it } from "vitest";
import { parseMarkdown } from "./markdown-tree";

const typesOf = (body: string) => parseMarkdown(body)?.children.map(({ type }) => type);

it("knows the Markdown of GitHub", () => {
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
