import type { BlockContent, List, ListItem, Root, RootContent } from "mdast";
import { gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown } from "mdast-util-to-markdown";
import type { RichTextNode } from "../rich-text/node";
import { phrasingOf } from "./to-phrasing";

/** The largest number that Markdown starts a list with. */
const MAX_NUMBER = 999_999_999;

type Block = (node: RichTextNode) => RootContent[];

/** How each block is written; of one without a row, what it holds. */
const BLOCKS: Readonly<Record<string, Block>> = {
  // Markdown has no empty paragraphs.
  paragraph: ({ content = [] }) => {
    const children = phrasingOf(content);
    return children.length > 0 ? [{ type: "paragraph", children }] : [];
  },
  heading: ({ attrs, content = [] }) => [
    { type: "heading", depth: depthOf(attrs?.level), children: phrasingOf(content, { isOneLine: true }) },
  ],
  blockquote: ({ content = [] }) => [{ type: "blockquote", children: blocksOf(content) }],
  codeBlock: ({ attrs, content = [] }) => {
    const [lang, meta] = splitInfo(attrs?.language);
    const value = content.map(({ text = "" }) => text).join("");
    return [
      {
        type: "code",
        lang,
        meta,
        value: value.replaceAll("\0", "").replaceAll(/\r\n?/g, "\n").toWellFormed(),
      },
    ];
  },
  horizontalRule: () => [{ type: "thematicBreak" }],
  bulletList: ({ content = [] }) => [{ ...list(content, listItem), ordered: false }],
  orderedList: ({ attrs, content = [] }) => [
    { ...list(content, listItem), ordered: true, start: startOf(attrs?.start, content.length) },
  ],
  taskList: ({ content = [] }) => [{ ...list(content, taskItem), ordered: false }],
};

/** The Markdown of a rich text, as it is given in JSON. */
export function markdownOf({ content = [] }: RichTextNode): string {
  const root: Root = { type: "root", children: blocksOf(content) };
  return toMarkdown(root, {
    bullet: "-",
    emphasis: "*",
    fences: true,
    listItemIndent: "one",
    rule: "-",
    extensions: [gfmToMarkdown()],
  });
}

function blocksOf(content: readonly RichTextNode[]): BlockContent[] {
  const blocks = content.flatMap((node) => {
    const write = Object.hasOwn(BLOCKS, node.type) ? BLOCKS[node.type] : undefined;
    return (write ? write(node) : blocksOf(node.content ?? [])) as BlockContent[];
  });
  return blocks.flatMap((block, at) => (isJoined(block, blocks.slice(0, at)) ? [COMMENT, block] : [block]));
}

const COMMENT = { type: "html", value: "<!-- -->" } as const;

/** Whether a list would be read as a part of the one before. Two signs of lists alternate, as far as they can. */
function isJoined(block: BlockContent, before: readonly BlockContent[]): boolean {
  const [last, ...others] = before.toReversed();
  if (block.type !== "list" || last?.type !== "list" || last.ordered !== block.ordered) return false;
  const beginsWithRule = ({ children }: List) =>
    children.some((item) => item.children[0]?.type === "thematicBreak");
  return others[0]?.type === "list" || beginsWithRule(last) || beginsWithRule(block);
}

const list = (content: readonly RichTextNode[], item: (node: RichTextNode) => ListItem): List => ({
  type: "list",
  spread: false,
  children: content.map(item),
});

function listItem({ content = [] }: RichTextNode): ListItem {
  const children = blocksOf(content);
  // Only a list may stand right below the words that it belongs to: other blocks could join them.
  const [first, ...below] = children;
  const isHtml = first?.type === "paragraph" && first.children[0]?.type === "html";
  return { type: "listItem", spread: isHtml || below.some(({ type }) => type !== "list"), children };
}

function taskItem(node: RichTextNode): ListItem {
  const isChecked = node.attrs?.checked === true;
  const item = listItem(node);
  if (item.children[0]?.type === "paragraph" && node.content?.[0]?.content?.length)
    return { ...item, checked: isChecked };
  // A box without words behind it is text in Markdown; reading it back makes it a box again.
  const box = { type: "html", value: isChecked ? "[x]" : "[ ]" } as const;
  const children: BlockContent[] = [
    { type: "paragraph", children: [box] },
    ...(item.children as BlockContent[]),
  ];
  return { ...item, spread: item.spread || item.children.some(({ type }) => type !== "list"), children };
}

const depthOf = (level: unknown) => (level === 1 || level === 2 ? level : 3);

function startOf(start: unknown, count: number): number {
  const isNumber = Number.isInteger(start) && Number(start) >= 0 && Number(start) + count <= MAX_NUMBER;
  return isNumber ? Number(start) : 1;
}

/** The name of a code's language is one word; what stands behind it is Markdown's "meta". */
function splitInfo(language: unknown): [string | null, string | null] {
  const info =
    typeof language === "string" ? language.replaceAll(/\s+/g, " ").replaceAll("\0", "").trim() : "";
  const [lang = "", ...meta] = info.split(" ");
  return [lang || null, meta.join(" ") || null];
}
