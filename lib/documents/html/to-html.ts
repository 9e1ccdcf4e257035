import { fileAddress } from "../rich-text/file-address";
import { dateLabel } from "../rich-text/inline";
import { isLinkHref } from "../rich-text/links";
import type { RichTextMark, RichTextNode } from "../rich-text/node";
import { escapeHtml } from "./escape";
import { shownLine } from "./line";

export type HtmlOptions = {
  /** Where a file is found; null leaves it out. */
  fileUrl?: (fileId: string) => string | null;
};
type Writing = Required<HtmlOptions>;
type Write = (node: RichTextNode, writing: Writing) => string;

const textOf = (value: unknown): string =>
  typeof value === "string" ? value.replaceAll(/\s+/g, " ").trim() : "";
const attribute = (name: string, value: unknown): string =>
  value === null || value === undefined || value === "" ? "" : ` ${name}="${escapeHtml(String(value))}"`;
const inside: Write = ({ content = [] }, writing) => content.map((node) => html(node, writing)).join("");
const line: Write = ({ content = [] }, writing) =>
  shownLine(content.map(known))
    .map((node) => html(node, writing))
    .join("");
const wrapped =
  (tag: string): Write =>
  (node, writing) =>
    `<${tag}>${inside(node, writing)}</${tag}>`;

function cell(tag: string): Write {
  return (node, writing) => {
    const { colspan, rowspan, align } = node.attrs ?? {};
    const spans = [colspan, rowspan].map((span) => (Number(span) > 1 ? span : null));
    const attributes =
      attribute("colspan", spans[0]) + attribute("rowspan", spans[1]) + attribute("align", align);
    const blocks = (node.content ?? []).map((block) => html(block, writing)).filter((block) => block);
    const [first = ""] = blocks;
    // A cell of one paragraph is written as people write it.
    const content = blocks.length === 1 && first.startsWith("<p>") ? first.slice(3, -4) : blocks.join("");
    return `<${tag}${attributes}>${content}</${tag}>`;
  };
}

/** How nodes are written; of one without a row, what it holds. */
const NODES: Readonly<Record<string, Write>> = {
  paragraph: (node, writing) => {
    const shown = line(node, writing);
    return shown && `<p>${shown}</p>`;
  },
  heading: (node, writing) => {
    const tag = `h${node.attrs?.level === 1 || node.attrs?.level === 2 ? node.attrs.level : 3}`;
    return `<${tag}>${line(node, writing)}</${tag}>`;
  },
  blockquote: wrapped("blockquote"),
  codeBlock: ({ attrs, content = [] }) => {
    const code = content.map(({ text = "" }) => escapeHtml(text)).join("");
    const [name] = textOf(attrs?.language).split(" ");
    const language = name && `language-${name}`;
    // The last new line of a code is the end of its last line.
    return `<pre><code${attribute("class", language)}>${code}${code.endsWith("\n") ? "\n" : ""}</code></pre>`;
  },
  horizontalRule: () => "<hr>",
  hardBreak: () => "<br>",
  bulletList: wrapped("ul"),
  orderedList: (node, writing) => {
    const { start } = node.attrs ?? {};
    return `<ol${attribute("start", start === 1 ? null : start)}>${inside(node, writing)}</ol>`;
  },
  listItem: wrapped("li"),
  taskList: (node, writing) => `<ul data-type="taskList">${inside(node, writing)}</ul>`,
  taskItem: (node, writing) => {
    const checked = node.attrs?.checked === true;
    const box = `<input type="checkbox" disabled${checked ? " checked" : ""}>`;
    return `<li data-type="taskItem" data-checked="${checked}">${box}${inside(node, writing)}</li>`;
  },
  table: (node, writing) => `<table><tbody>${inside(node, writing)}</tbody></table>`,
  tableRow: wrapped("tr"),
  tableCell: cell("td"),
  tableHeader: cell("th"),
  image: ({ attrs = {} }, { fileUrl }) => {
    const url = fileUrl(textOf(attrs.fileId));
    const width = attrs.width ? `${attrs.width}%` : null;
    const below = textOf(attrs.caption);
    const caption = below ? `<figcaption>${escapeHtml(below)}</figcaption>` : "";
    if (!url) return attrs.alt || caption ? `<p>${escapeHtml(textOf(attrs.alt))}</p>${caption}` : "";
    return `<figure><img${attribute("src", url)} alt="${escapeHtml(textOf(attrs.alt))}"${attribute("width", width)}>${caption}</figure>`;
  },
  file: ({ attrs = {} }, { fileUrl }) => {
    const name = escapeHtml(textOf(attrs.name) || "File");
    const url = fileUrl(textOf(attrs.fileId));
    return url ? `<p><a${attribute("href", url)}>${name}</a></p>` : `<p>${name}</p>`;
  },
  callout: (node, writing) =>
    `<aside${attribute("data-callout", node.attrs?.kind)}>${inside(node, writing)}</aside>`,
  toggle: ({ content: [title, ...body] = [] }, writing) => {
    const isTitle = title?.type === "paragraph";
    const hidden = isTitle || !title ? body : [title, ...body];
    const summary = isTitle ? line(title, writing) : "";
    return `<details><summary>${summary}</summary>${hidden.map((node) => html(node, writing)).join("")}</details>`;
  },
  date: ({ attrs }) =>
    attrs?.on ? `<time${attribute("datetime", attrs.on)}>${dateLabel(attrs.on)}</time>` : "",
};

const MARKS: readonly [string, (text: string, mark: RichTextMark) => string][] = [
  ["code", (text) => `<code>${text}</code>`],
  ["underline", (text) => `<u>${text}</u>`],
  ["strike", (text) => `<del>${text}</del>`],
  ["italic", (text) => `<em>${text}</em>`],
  ["bold", (text) => `<strong>${text}</strong>`],
  [
    "link",
    (text, { attrs }) => {
      const href = textOf(attrs?.href);
      return isLinkHref(href)
        ? `<a${attribute("href", href)}${attribute("title", textOf(attrs?.title))}>${text}</a>`
        : text;
    },
  ],
];

/** Without marks that HTML hasn't, such as comments: they would cut the text that they lie in. */
const known = (node: RichTextNode): RichTextNode => ({
  ...node,
  ...(node.marks && { marks: node.marks.filter(({ type }) => MARKS.some(([name]) => name === type)) }),
});

function html(node: RichTextNode, writing: Writing): string {
  if (node.type === "text")
    return MARKS.reduce(
      (text, [type, wrap]) => {
        const mark = node.marks?.find((one) => one.type === type);
        return mark ? wrap(text, mark) : text;
      },
      escapeHtml(node.text ?? ""),
    );
  const write = Object.hasOwn(NODES, node.type) ? NODES[node.type] : undefined;
  return (write ?? inside)(node, writing);
}

/** A rich text, or a part of it, as HTML: no names of people, no comments, nothing that runs. */
export const htmlOf = (node: RichTextNode, { fileUrl = fileAddress }: HtmlOptions = {}): string =>
  html(node, { fileUrl: (fileId) => (fileId ? fileUrl(fileId) : null) });
