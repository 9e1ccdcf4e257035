import type { BlockContent, Blockquote, List, ListItem, Root, RootContent } from "mdast";
import { gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown } from "mdast-util-to-markdown";
import { type HtmlOptions, htmlOf } from "../html/to-html";
import { fileAddress } from "../rich-text/file-address";
import type { RichTextNode } from "../rich-text/node";
import { phrasingOf } from "./to-phrasing";
import { tableOf } from "./to-table";

/** The largest number that Markdown starts a list with. */
const MAX_NUMBER = 999_999_999;

type Writing = Required<HtmlOptions>;
type Block = (node: RichTextNode, writing: Writing) => RootContent[];

const html = (value: string) => ({ type: "html", value }) as const;
const lineOf = (value: unknown) => (typeof value === "string" ? value.replaceAll(/\s+/g, " ").trim() : "");
const said = (value: string): RootContent[] =>
  value ? [{ type: "paragraph", children: [{ type: "text", value }] }] : [];

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
  blockquote: ({ content = [] }, writing) => [{ type: "blockquote", children: blocksOf(content, writing) }],
  codeBlock: ({ attrs, content = [] }) => {
    const [lang, meta] = splitInfo(attrs?.language);
    const value = content.map(({ text = "" }) => text).join("");
    const storable = value.replaceAll("\0", "").replaceAll(/\r\n?/g, "\n").toWellFormed();
    return [{ type: "code", lang, meta, value: storable }];
  },
  horizontalRule: () => [{ type: "thematicBreak" }],
  bulletList: ({ content = [] }, writing) => [{ ...list(content, listItem, writing), ordered: false }],
  orderedList: ({ attrs, content = [] }, writing) => [
    { ...list(content, listItem, writing), ordered: true, start: startOf(attrs?.start, content.length) },
  ],
  taskList: ({ content = [] }, writing) => [{ ...list(content, taskItem, writing), ordered: false }],
  // A new line would end HTML that is in Markdown.
  table: (node, writing) => [tableOf(node) ?? html(htmlOf(node, writing).replaceAll("\n", "&#10;"))],
  image: (node, { fileUrl }) => {
    const { fileId, alt, caption, width } = node.attrs ?? {};
    const url = typeof fileId === "string" ? fileUrl(fileId) : null;
    if (!url) return said(lineOf(alt));
    if (width) return [html(htmlOf(node, { fileUrl }))];
    const image = { type: "image", url, alt: lineOf(alt), title: lineOf(caption) || null } as const;
    return [{ type: "paragraph", children: [image] }];
  },
  file: ({ attrs }, { fileUrl }) => {
    const value = lineOf(attrs?.name) || "File";
    const url = typeof attrs?.fileId === "string" ? fileUrl(attrs.fileId) : null;
    if (!url) return said(value);
    return [{ type: "paragraph", children: [{ type: "link", url, children: [{ type: "text", value }] }] }];
  },
  callout: ({ attrs, content = [] }, writing) => [alertOf(String(attrs?.kind), blocksOf(content, writing))],
  toggle: ({ content = [] }, writing) => {
    const [title, ...body] = content;
    const isTitle = title?.type === "paragraph";
    const summary = isTitle
      ? htmlOf({ type: "summary", content: [title] }, writing).replace(/^<p>(.*)<\/p>$/, "$1")
      : "";
    const hidden = blocksOf(isTitle ? body : content, writing);
    return [html(`<details>\n<summary>${summary}</summary>`), ...hidden, html("</details>")];
  },
};

/** The Markdown of a rich text, as it is given in JSON. */
export function markdownOf(
  { content = [] }: RichTextNode,
  { fileUrl = fileAddress }: HtmlOptions = {},
): string {
  const root: Root = { type: "root", children: blocksOf(content, { fileUrl }) };
  return toMarkdown(root, {
    bullet: "-",
    emphasis: "*",
    fences: true,
    listItemIndent: "one",
    rule: "-",
    extensions: [gfmToMarkdown()],
  });
}

function blocksOf(content: readonly RichTextNode[], writing: Writing): BlockContent[] {
  const blocks = content.flatMap((node) => {
    const write = Object.hasOwn(BLOCKS, node.type) ? BLOCKS[node.type] : undefined;
    return (write ? write(node, writing) : blocksOf(node.content ?? [], writing)) as BlockContent[];
  });
  return blocks.flatMap((block, at) =>
    isJoined(block, blocks[at - 1], blocks[at - 2]) ? [html("<!-- -->"), block] : [block],
  );
}

/** Whether a list would be read as a part of the one before. Two signs of lists alternate, as far as they can. */
function isJoined(block: BlockContent, last?: BlockContent, lastButOne?: BlockContent): boolean {
  if (block.type !== "list" || last?.type !== "list" || last.ordered !== block.ordered) return false;
  const beginsWithRule = ({ children }: List) =>
    children.some((item) => item.children[0]?.type === "thematicBreak");
  return lastButOne?.type === "list" || beginsWithRule(last) || beginsWithRule(block);
}

/** A callout as GitHub writes it: its kind in the first line of a quote. */
function alertOf(kind: string, blocks: BlockContent[]): Blockquote {
  const [first, ...more] = blocks;
  const sign = `[!${kind.toUpperCase()}]`;
  if (first?.type !== "paragraph")
    return { type: "blockquote", children: [{ type: "paragraph", children: [html(sign)] }, ...blocks] };
  return {
    type: "blockquote",
    children: [{ ...first, children: [html(`${sign}\n`), ...first.children] }, ...more],
  };
}

type Item = (node: RichTextNode, writing: Writing) => ListItem;
const list = (content: readonly RichTextNode[], item: Item, writing: Writing): List => ({
  type: "list",
  spread: false,
  children: content.map((node) => item(node, writing)),
});

function listItem({ content = [] }: RichTextNode, writing: Writing): ListItem {
  const children = blocksOf(content, writing);
  // Only a list may stand right below the words that it belongs to: other blocks could join them.
  const [first, ...below] = children;
  const isHtml =
    first?.type === "html" || (first?.type === "paragraph" && first.children[0]?.type === "html");
  return { type: "listItem", spread: isHtml || below.some(({ type }) => type !== "list"), children };
}

function taskItem(node: RichTextNode, writing: Writing): ListItem {
  const isChecked = node.attrs?.checked === true;
  const item = listItem(node, writing);
  if (phrasingOf(node.content?.[0]?.content ?? []).length > 0) return { ...item, checked: isChecked };
  // A box without words behind it is text in Markdown; reading it back makes it a box again.
  const box: BlockContent = { type: "paragraph", children: [html(isChecked ? "[x]" : "[ ]")] };
  const spread = item.spread || item.children.some(({ type }) => type !== "list");
  return { ...item, spread, children: [box, ...item.children] };
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
