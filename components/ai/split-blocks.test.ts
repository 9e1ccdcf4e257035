import type { Nodes } from "mdast";
import { expect, it } from "vitest";
import { markdownTree, parseMarkdown } from "@/components/messages/markdown-parser";
import { blockSplitter, codeOf } from "./split-blocks";

const ANSWER = `Do it in four steps:

1. Make the folder.

   \`\`\`sh
   mkdir -p demo

   cd demo
   \`\`\`

2. Write the file:

   | key | value |
   | :-- | ----: |
   | a   |     1 |

   Then save it.
3. Check
   - the name

   - the size

4. Start it.

> Remember:
>
> \`\`\`json
> {
>
>   "port": 8080
> }
> \`\`\`
>
> and that is all[^1].

\`\`\`\`markdown
# A page about code

\`\`\`js
let x = 1;

let y = 2;
\`\`\`

The end of the page.
\`\`\`\`

After the page.

[^1]: Only on port 8080.
`;

/** The elements of a text, without positions and meaning of footnotes. */
const elements = (blocks: readonly string[]) =>
  blocks.flatMap((block) => markdownTree(block)?.children.map(shape) ?? []);

function shape(node: Nodes): unknown {
  if ("children" in node) return [node.type, node.children.map(shape)];
  return "value" in node ? [node.type, node.value] : [node.type];
}

function streamed(text: string, size: number) {
  const split = blockSplitter(parseMarkdown);
  let blocks: readonly string[] = [];
  for (let end = size; end < text.length + size; end += size) {
    const before = blocks;
    blocks = split(text.slice(0, end), end < text.length);
    // What is finished stays as it is.
    expect(blocks.slice(0, Math.max(0, before.length - 1))).toEqual(before.slice(0, -1));
  }
  return blocks;
}

it.each([1, 9, 64])("an answer in pieces of %i characters has the elements of the whole", (size) => {
  const blocks = streamed(ANSWER, size);
  expect(elements(blocks)).toEqual(elements(blockSplitter(parseMarkdown)(ANSWER)));
  expect(blocks.map((block) => markdownTree(block)?.children.map(({ type }) => type))).toEqual([
    ["paragraph"],
    ["list"],
    ["blockquote"],
    ["code"],
    ["paragraph"],
    ["footnoteDefinition"],
  ]);
  expect(markdownTree(blocks[1]!)?.children[0]).toMatchObject({ children: { length: 4 } });
});

it("has the elements of the whole text parsed at once", () => {
  const whole = markdownTree(ANSWER)!.children.map(shape);
  const blocks = elements(blockSplitter(parseMarkdown)(ANSWER));
  // A reference to a footnote of another block is its text, which is drawn alike.
  const drawn = (of: unknown) =>
    JSON.stringify(of).replace(
      '["text","and that is all"],["footnoteReference"],["text","."]',
      '["text","and that is all[^1]."]',
    );
  expect(drawn(blocks)).toBe(drawn(whole));
});

it("limits marks by block: a long answer with tables and code is no plain text", () => {
  const table = `| a | b | c | d |\n|---|---|---|---|\n${"| `1` | *2* | _3_ | [4] |\n".repeat(60)}\n`;
  const code = `\`\`\`ts\n${"const a = [`b`, `c`] | d;\n".repeat(300)}\`\`\`\n\n`;
  const blocks = streamed(`${`Words.\n\n${table}${code}`.repeat(3)}End`, 500);
  const typeOf = (block: string) => (codeOf(block) ? "code" : markdownTree(block)?.children[0]?.type);
  expect(blocks.map(typeOf)).toEqual([
    ...[
      "paragraph",
      "table",
      "code",
      "paragraph",
      "table",
      "code",
      "paragraph",
      "table",
      "code",
      "paragraph",
    ],
  ]);
});

it.each([
  ["numbered", (at: number) => `${at}. **Item ${at}** ${"and more words ".repeat(4)}\n`],
  ["nested", (at: number) => `- Item ${at}\n  - one\n\n    \`\`\`\n    - two\n    \`\`\`\n`],
])("a long %s list goes on in blocks of its own, the same ones however it comes", (_, item) => {
  const list = Array.from({ length: 400 }, (_, at) => item(at + 1)).join("");
  const text = `Before:\n\n${list}\nAfter.\n\nThe end`;
  const split = blockSplitter(parseMarkdown);
  const blocks = split(text);
  expect(streamed(text, 300)).toEqual(blocks);
  const lists = blocks.slice(1, -1).map((block) => markdownTree(block)!.children);
  expect(lists.every(([node, ...more]) => node?.type === "list" && more.length === 0)).toBe(true);
  expect(lists.length).toBeGreaterThan(5);
  expect(Math.max(...blocks.map(({ length }) => length))).toBeLessThan(4_000);
  const items = lists.flatMap(([node]) => (node?.type === "list" ? node.children : []));
  expect(items).toHaveLength(400);
  const starts = lists.map(([node]) => (node?.type === "list" ? node.start : null));
  let next = 1;
  for (const [at, [node]] of lists.entries()) {
    if (starts[at] !== null) expect(starts[at]).toBe(next);
    next += node?.type === "list" ? node.children.length : 0;
  }
});

it("a list whose numbers aren't those that are shown stays one", () => {
  const list = "1. The same number each time, with words\n".repeat(200);
  expect(blockSplitter(parseMarkdown)(list)).toHaveLength(1);
});

it("reads code as it is written, also while its end isn't there", () => {
  expect(codeOf("```js\nlet x = 1;\n\nlet y")).toEqual({ language: "js", code: "let x = 1;\n\nlet y" });
  expect(codeOf("````markdown\n```js\n1\n```\n````\n")).toEqual({
    language: "markdown",
    code: "```js\n1\n```",
  });
  expect(codeOf("```one line```\nmore")).toBeNull();
});

it.each([
  "It costs **$4**, not $1.50.",
  "$/PR is down, $/run is up",
  "set $HOME and $PATH",
  "US$ 5 – R$ 1.234,50",
])("leaves dollars as they are written: %s", (text) => {
  const [block] = blockSplitter(parseMarkdown)(text);
  const value = (node: Nodes): string =>
    "children" in node ? node.children.map(value).join("") : "value" in node ? node.value : "";
  expect(value(markdownTree(block!)!)).toBe(text.replaceAll("**", ""));
});

/** What is parsed to split a text that comes in pieces, and of its last block to draw it: in characters of a piece. */
function workOf(text: string, size: number, parse: typeof parseMarkdown) {
  let [parsed, drawn] = [0, 0];
  const split = blockSplitter((part) => {
    parsed += part.length;
    return parse(part);
  });
  let last = "";
  for (let end = size; end < text.length; end += size) {
    const block = split(text.slice(0, end), true).at(-1) ?? "";
    if (block !== last) drawn += block.length;
    last = block;
  }
  expect(split(text).join("").length).toBeGreaterThan(text.length * 0.98);
  return { parsed: (parsed / text.length) * size, drawn: (drawn / text.length) * size };
}

it("a growing list is parsed and drawn by its last items", () => {
  const items = Array.from(
    { length: 100 },
    (_, at) => `${at + 1}. **Item ${at + 1}** with more words of it\n`,
  );
  const { parsed, drawn } = workOf(items.join(""), 100, parseMarkdown);
  expect(parsed).toBeLessThan(1_600);
  expect(drawn).toBeLessThan(1_600);
});

it.each([
  ["of lines", "| row | of a table |\n"],
  ["without lines", "a word and "],
])("a growing block of 100 kB %s is parsed and drawn anew once it has grown by a part of it", (_, part) => {
  const text = part.repeat(100_000 / part.length);
  const oneBlock = (given: string) => {
    const position = {
      start: { line: 1, column: 1, offset: 0 },
      end: { line: 2, column: 1, offset: given.length },
    };
    return { type: "root" as const, children: [{ type: "table" as const, children: [], position }] };
  };
  const { parsed, drawn } = workOf(text, 24, oneBlock);
  expect(parsed).toBeLessThan(1_000);
  expect(drawn).toBeLessThan(1_000);
});
