import { isCalendarDate } from "@/lib/dates/calendar-date";
import { markOfTag } from "../markdown/html-tags";
import { isCalloutKind } from "../rich-text/blocks";
import { fileIdOf } from "../rich-text/file-address";
import { MAX_ALT, MAX_CAPTION, MAX_SPAN, MIN_IMAGE_WIDTH } from "../rich-text/limits";
import { isLinkHref } from "../rich-text/links";
import type { RichTextMark, RichTextNode } from "../rich-text/node";
import { ALIGNMENTS } from "../rich-text/tables";
import { shownLine } from "./line";
import { type ChildNode, type Element, parseHtml } from "./parse-html";
import { elsewhere } from "./pictures";

/** What a page has for itself, and what runs. */
const SKIPPED = new Set(
  "script style head title template noscript iframe object embed svg math canvas select".split(" "),
);
/** Elements whose content stands in lines of its own, and nothing else. */
const PLAIN_BLOCKS = new Set(
  "html body main article section header footer nav div p address center form fieldset dl dt dd figcaption caption summary".split(
    " ",
  ),
);
/** More than any page nests; what is deeper is read as if it stood there. */
const MAX_DEPTH = 30;

const isElement = (node: ChildNode): node is Element => "attribs" in node;
const paragraph = (content: RichTextNode[] = []): RichTextNode => ({ type: "paragraph", content });

/** The blocks of a rich text for HTML. Whatever it holds, the result is what the schema allows. */
export function richTextFromHtml(html: string, fileOf = fileIdOf): RichTextNode[] {
  return blocks(parseHtml(html), 0);

  function blocks(nodes: readonly ChildNode[], depth: number, marks: RichTextMark[] = []): RichTextNode[] {
    const found: RichTextNode[] = [];
    let line: RichTextNode[] = [];
    const endLine = () => {
      const content = shownLine(line);
      if (content.length > 0) found.push(paragraph(content));
      line = [];
    };
    const visit = (node: ChildNode, around: RichTextMark[]) => {
      if (node.type === "text") line.push(...words(node.data, around));
      if (!isElement(node) || SKIPPED.has(node.name)) return;
      if (node.name === "br") line.push({ type: "hardBreak" });
      else if (node.name === "time" && isCalendarDate(node.attribs.datetime ?? ""))
        line.push({ type: "date", attrs: { on: node.attribs.datetime } });
      else {
        const made = depth < MAX_DEPTH ? block(node, depth + 1, around) : null;
        if (made) {
          endLine();
          // Not in one call: there may be more of them than a call takes.
          for (const one of made) found.push(one);
        } else if (node.name !== "input") {
          const inner = withMarks(around, markOf(node));
          for (const child of node.children) visit(child, inner);
        }
      }
    };
    for (const node of nodes) visit(node, marks);
    endLine();
    return found;
  }

  function filled(nodes: readonly ChildNode[], depth: number, marks?: RichTextMark[]): RichTextNode[] {
    const found = blocks(nodes, depth, marks);
    return found.length > 0 ? found : [paragraph()];
  }

  /** The blocks of an element; null for one that stands in a line. */
  function block(element: Element, depth: number, marks: RichTextMark[]): RichTextNode[] | null {
    const { name, attribs, children } = element;
    if (attribs["data-toggle"] !== undefined) return [{ type: "toggle", content: filled(children, depth) }];
    if (isCalloutKind(attribs["data-callout"]))
      return [
        { type: "callout", attrs: { kind: attribs["data-callout"] }, content: filled(children, depth) },
      ];
    if (/^h[1-6]$/.test(name)) return heading(element, Number(name[1]), depth, marks);
    if (PLAIN_BLOCKS.has(name)) return blocks(children, depth, marks);
    switch (name) {
      case "blockquote":
        return [{ type: "blockquote", content: filled(children, depth) }];
      case "pre":
        return [code(element)];
      case "hr":
        return [{ type: "horizontalRule" }];
      case "ul":
      case "ol":
      case "menu":
        return list(element, depth);
      // One outside of a list.
      case "li":
        return blocks(children, depth, marks);
      case "table":
        return table(element, depth);
      case "figure":
        return figure(element, depth);
      case "img":
        return picture(element, "");
      case "details":
        return [toggle(element, depth)];
      case "a": {
        const fileId = fileOf(attribs.href ?? "");
        return fileId
          ? [{ type: "file", attrs: { fileId, name: textOf(element).trim().slice(0, 255) || null } }]
          : null;
      }
      default:
        return null;
    }
  }

  /** Pictures in a heading stand below it. */
  function heading(
    { children }: Element,
    level: number,
    depth: number,
    marks: RichTextMark[],
  ): RichTextNode[] {
    const inside = blocks(children, depth, marks);
    const lines = inside.filter(({ type }) => type === "paragraph");
    const content = lines.flatMap((line, at) => [
      ...(at > 0 ? [{ type: "hardBreak" }] : []),
      ...(line.content ?? []),
    ]);
    const made = { type: "heading", attrs: { level: Math.min(level, 3) }, content };
    return [
      ...(content.length > 0 || inside.length === 0 ? [made] : []),
      ...inside.filter(({ type }) => type !== "paragraph"),
    ];
  }

  function list({ name, attribs, children }: Element, depth: number): RichTextNode[] {
    const items = children.filter(isElement).filter((child) => child.name !== "script");
    if (items.length === 0) return [];
    const boxes = items.map(boxOf);
    const isTasks = boxes.some((box) => box !== null);
    const content = items.map((item, at) => {
      const inside = item.name === "li" ? blocks(item.children, depth) : blocks([item], depth);
      const type = isTasks ? "taskItem" : "listItem";
      const attrs = isTasks ? { attrs: { checked: boxes[at] === true } } : {};
      // An item begins with a paragraph.
      return { type, ...attrs, content: inside[0]?.type === "paragraph" ? inside : [paragraph(), ...inside] };
    });
    if (isTasks) return [{ type: "taskList", content }];
    const start = Number.parseInt(attribs.start ?? "1", 10);
    if (name === "ol")
      return [{ type: "orderedList", attrs: { start: Number.isSafeInteger(start) ? start : 1 }, content }];
    return [{ type: "bulletList", content }];
  }

  function table(element: Element, depth: number): RichTextNode[] {
    const rows = rowsOf(element).map((row) => ({
      type: "tableRow",
      content: row.children
        .filter(isElement)
        .filter(({ name }) => name === "td" || name === "th")
        .map(({ name, attribs, children }) => ({
          type: name === "th" ? "tableHeader" : "tableCell",
          attrs: {
            colspan: span(attribs.colspan),
            rowspan: span(attribs.rowspan),
            align: alignment(attribs),
          },
          content: filled(children, depth),
        })),
    }));
    const caption = element.children.filter(isElement).find(({ name }) => name === "caption");
    const above = caption ? blocks([caption], depth) : [];
    const full = rows.filter(({ content }) => content.length > 0);
    return full.length > 0 ? [...above, { type: "table", content: full }] : above;
  }

  function figure(element: Element, depth: number): RichTextNode[] {
    const caption = element.children.filter(isElement).find(({ name }) => name === "figcaption");
    const image = find(element, "img");
    if (!image) return blocks(element.children, depth);
    return picture(image, caption ? textOf(caption).trim() : "");
  }

  function picture({ attribs }: Element, captionBelow: string): RichTextNode[] {
    const caption = (captionBelow || attribs.title || "").slice(0, MAX_CAPTION);
    const percent = Number(/^(\d+(?:\.\d+)?)%$/.exec(attribs.width ?? "")?.[1] ?? Number.NaN);
    const width = percent >= MIN_IMAGE_WIDTH && percent <= 100 ? percent : null;
    const alt = (attribs.alt ?? "").slice(0, MAX_ALT);
    const fileId = fileOf(attribs.src ?? "");
    if (fileId)
      return [{ type: "image", attrs: { fileId, alt: alt || null, caption: caption || null, width } }];
    const content = elsewhere({ url: attribs.src ?? "", alt });
    return content.length > 0 ? [paragraph(content)] : [];
  }

  function toggle({ children }: Element, depth: number): RichTextNode {
    const summary = children.filter(isElement).find(({ name }) => name === "summary");
    const [title = paragraph(), ...more] = summary ? blocks(summary.children, depth) : [];
    const body = blocks(
      children.filter((child) => child !== summary),
      depth,
    );
    return { type: "toggle", content: [title, ...more, ...body] };
  }
}

function words(text: string, marks: RichTextMark[]): RichTextNode[] {
  const code = marks.find(({ type }) => type === "code");
  return text ? [{ type: "text", text, marks: code ? [code] : marks }] : [];
}

/** Each of a kind once: of two links in each other, or twice bold, the text has one. */
const withMarks = (around: RichTextMark[], marks: RichTextMark[]) => {
  const more = marks.filter(({ type }) => !around.some((mark) => mark.type === type));
  return more.length > 0 ? [...around, ...more] : around;
};

function markOf({ name, attribs }: Element): RichTextMark[] {
  if (name === "a") {
    const { href = "", title } = attribs;
    // One that only its own page can complete would lead to this instance.
    return isLinkHref(href) && URL.canParse(href)
      ? [{ type: "link", attrs: title ? { href, title } : { href } }]
      : [];
  }
  const type = markOfTag(name);
  return type ? [{ type }] : [];
}

function textOf(node: ChildNode): string {
  if (node.type === "text") return node.data;
  if (!isElement(node)) return "";
  return node.name === "br" ? "\n" : node.children.map(textOf).join("");
}

function code(element: Element): RichTextNode {
  const text = textOf(element).replaceAll("\0", "").replaceAll(/\r\n?/g, "\n").replace(/\n$/, "");
  const name = `${element.attribs.class ?? ""} ${find(element, "code")?.attribs.class ?? ""}`;
  const language = /(?:^|\s)(?:language|lang|highlight-source)-(\S+)/.exec(name)?.[1] ?? null;
  return { type: "codeBlock", attrs: { language }, content: text ? [{ type: "text", text }] : [] };
}

function find({ children }: Element, name: string): Element | null {
  for (const child of children.filter(isElement)) {
    const found = child.name === name ? child : find(child, name);
    if (found) return found;
  }
  return null;
}

/** Those of a table inside are its own. */
const rowsOf = (table: Element): Element[] =>
  table.children
    .filter(isElement)
    .flatMap((child) =>
      ["thead", "tbody", "tfoot"].includes(child.name) ? child.children.filter(isElement) : [child],
    )
    .filter(({ name }) => name === "tr");

/** Whether an item's box is ticked; null for one without a box. */
function boxOf(item: Element): boolean | null {
  if (item.attribs["data-type"] === "taskItem") return item.attribs["data-checked"] === "true";
  const [first] = item.children.filter((child) => isElement(child) || textOf(child).trim());
  const held = first && isElement(first) ? (first.name === "p" ? find(first, "input") : first) : null;
  return held?.name === "input" && held.attribs.type === "checkbox"
    ? held.attribs.checked !== undefined
    : null;
}

const span = (value: string | undefined) =>
  Math.min(MAX_SPAN, Math.max(1, Number.parseInt(value ?? "1", 10) || 1));

function alignment({ align, style }: Element["attribs"]): string | null {
  const value = /text-align:\s*([a-z]+)/.exec(style ?? "")?.[1] ?? align ?? "";
  return ALIGNMENTS.find((one) => one === value) ?? null;
}
