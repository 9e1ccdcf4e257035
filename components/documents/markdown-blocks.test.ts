import { expect, it } from "vitest";
import { richTextSchema } from "@/lib/documents/rich-text/schema";
import { markdownBlocks } from "./markdown-blocks";

const documentOf = (source: string) => {
  const node = richTextSchema.nodeFromJSON({ type: "doc", content: markdownBlocks(source) });
  node.check();
  return node;
};
const blocksOf = (source: string) => {
  const blocks: string[] = [];
  documentOf(source).forEach((block) => {
    blocks.push(`${block.type.name}: ${block.textBetween(0, block.content.size, " / ")}`);
  });
  return blocks;
};

it("makes blocks of Markdown's block signs (case 54's neighbors)", () => {
  expect(
    blocksOf(
      "# Title\n\nText *so*\n\n- a\n  - b\n- c\n\n1. d\n2. e\n\n- [x] f\n\n> g\n\n```js\nh\n```\n\n---\n#### i",
    ),
  ).toEqual([
    "heading: Title",
    "paragraph: Text so",
    "bulletList: a / b / c",
    "orderedList: d / e",
    "taskList: f",
    "blockquote: g",
    "codeBlock: h",
    "horizontalRule: ",
    "heading: i",
  ]);
});

it("makes a table of a table (case 51)", () => {
  expect(blocksOf("| Item | *Cost* |\n|--|--|\n| Tea | 3 |")).toEqual(["table: Item / Cost / Tea / 3"]);
});

it("keeps what a document has no block for as it was typed", () => {
  expect(blocksOf("![pic](https://e.org/a.png) [rel](/a) [^1]\n\n[^1]: note")).toEqual([
    "paragraph: ![pic](https://e.org/a.png) [rel](/a) [^1]",
    "paragraph: [^1]: note",
  ]);
  expect(blocksOf("C:\\Users\\_me_ 2 * 3 * 4")).toEqual(["paragraph: C:\\Users\\_me_ 2 * 3 * 4"]);
});

it("makes a numbered list from 1, or one that goes on", () => {
  expect(blocksOf("1986. A year\n1987. Another")).toEqual([
    "paragraph: 1986. A year",
    "paragraph: 1987. Another",
  ]);
  expect(blocksOf("1. a\n2. b\n\nText\n\n3. c")).toEqual([
    "orderedList: a / b",
    "paragraph: Text",
    "orderedList: c",
  ]);
  expect(blocksOf("1. a\n5. b")).toEqual(["paragraph: 1. a", "paragraph: 5. b"]);
});

it("gives an item that begins with another block its paragraph", () => {
  expect(blocksOf("- # a\n-\n>")).toEqual(["bulletList:  / a / ", "blockquote: "]);
});
