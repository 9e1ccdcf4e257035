import type {
  Blockquote,
  Definition,
  List,
  ListItem,
  Nodes,
  PhrasingContent,
  Root,
  RootContent,
  Table,
} from "mdast";
import { CALLOUT_KINDS } from "../rich-text/blocks";
import { isLinkHref } from "../rich-text/links";
import type { RichTextMark, RichTextNode } from "../rich-text/node";
import { isBreak, isBreaks, isComment, tagsIn, togglesIn } from "./html-tags";

const HEADING_LEVELS = 3;
/** Nobody nests deeper; what does is left as it was typed. */
const MAX_DEPTH = 30;

type Reading = {
  /** As a person types in a chat: a number that nothing counts from is no list. */
  isTyped?: boolean;
  /** The definitions that links may refer to, by their identifier. */
  definitions?: ReadonlyMap<string, Definition>;
  /** The blocks of a piece of HTML; without it, HTML stays as it was typed. */
  fromHtml?: (html: string) => RichTextNode[];
  /** The file of ours that an address stands for. */
  fileOf?: (address: string) => string | null;
  /** What stands for a picture that is elsewhere; without it, its Markdown stays as it was typed. */
  elsewhere?: (picture: { url: string; alt: string }, marks: RichTextMark[]) => RichTextNode[];
};

/**
 * The blocks of a rich text for parsed Markdown. What a rich text has no block for stays as it was typed.
 * @param source the text that was parsed
 */
export function richTextFromMarkdown(root: Root, source: string, reading: Reading = {}): RichTextNode[] {
  const { isTyped = false, definitions, fromHtml, fileOf = () => null, elsewhere } = reading;
  return isTyped ? typedBlocks(root) : blocksIn(root.children);

  function blocksIn(nodes: readonly RootContent[], depth = 0): RichTextNode[] {
    const blocks: RichTextNode[] = [];
    const toggles = fromHtml && depth < MAX_DEPTH ? togglesIn(nodes) : null;
    for (let at = 0; at < nodes.length; at += 1) {
      const node = nodes[at]!;
      const toggle = toggles?.get(at);
      if (toggle) {
        const [title = paragraph([])] = fromHtml?.(`<p>${toggle.summary}</p>`) ?? [];
        blocks.push({
          type: "toggle",
          content: [title, ...blocksIn(nodes.slice(at + 1, toggle.end), depth + 1)],
        });
        at = toggle.end;
      } else for (const one of block(node)) blocks.push(one);
    }
    return blocks;
  }

  function typedBlocks({ children }: Root): RichTextNode[] {
    const blocks: RichTextNode[] = [];
    // What the next numbered list has to start with to go on with the last one.
    let next = 1;
    for (const node of children) {
      const isNumbered = node.type === "list" && node.ordered;
      const isStart = isNumbered && (node.start === 1 || node.start === next);
      if (isNumbered && (!isStart || node.children.some(({ data }) => data))) blocks.push(...lines(node));
      else blocks.push(...block(node));
      if (isStart) next = (node.start ?? 1) + node.children.length;
    }
    return blocks;
  }

  function sourceOf({ position }: Nodes): string {
    return source.slice(position?.start.offset, position?.end.offset);
  }

  function lines(node: Nodes): RichTextNode[] {
    return plainLines(sourceOf(node));
  }

  function block(node: RootContent): RichTextNode[] {
    switch (node.type) {
      case "heading":
        return [
          {
            type: "heading",
            attrs: { level: Math.min(node.depth, HEADING_LEVELS) },
            content: inline(node.children),
          },
        ];
      case "paragraph":
        return paragraphs(node.children);
      case "blockquote":
        return [quote(node)];
      case "code":
        return [
          {
            type: "codeBlock",
            attrs: { language: languageOf(node.lang, node.meta) },
            content: node.value ? [{ type: "text", text: node.value }] : [],
          },
        ];
      case "thematicBreak":
        return [{ type: "horizontalRule" }];
      case "list":
        return [list(node)];
      case "table":
        return [table(node)];
      case "definition":
        return definitions ? [] : lines(node);
      case "html":
        if (isBreaks(node.value))
          return [paragraph(node.value.match(/<br/gi)!.map(() => ({ type: "hardBreak" })))];
        if (isComment(node.value)) return [];
        return fromHtml ? fromHtml(node.value) : lines(node);
      default:
        return lines(node);
    }
  }

  /** A picture or a file of ours that stands among words is a block between them. */
  function paragraphs(children: readonly PhrasingContent[]): RichTextNode[] {
    const blocks: RichTextNode[] = [];
    let line: PhrasingContent[] = [];
    const endLine = () => {
      if (line.some((node) => node.type !== "text" || node.value.trim()))
        blocks.push(paragraph(inline(line)));
      line = [];
    };
    for (const node of children) {
      const media = mediaOf(node, children.length === 1);
      if (media) {
        endLine();
        blocks.push(media);
      } else line.push(node);
    }
    if (blocks.length === 0) return [paragraph(inline(line))];
    endLine();
    return blocks;
  }

  function mediaOf(node: PhrasingContent, isAlone: boolean): RichTextNode | null {
    if (node.type === "image") {
      const fileId = fileOf(node.url);
      const attrs = { fileId, alt: node.alt || null, caption: node.title || null };
      return fileId ? { type: "image", attrs } : null;
    }
    if (node.type !== "link" || !isAlone) return null;
    const [only] = node.children;
    if (only?.type === "image" && node.children.length === 1) return mediaOf(only, true);
    const fileId = fileOf(node.url);
    const name = inline(node.children)
      .map(({ text = "" }) => text)
      .join("");
    return fileId ? { type: "file", attrs: { fileId, name: name || null } } : null;
  }

  /** A quote; a callout where its first line is the sign of one. */
  function quote({ children }: Blockquote): RichTextNode {
    const [first, ...more] = children;
    const sign = first?.type === "paragraph" ? /^\[!([A-Za-z]+)\][ \t]*(?=\n|$)/.exec(sourceOf(first)) : null;
    const kind = CALLOUT_KINDS.find((one) => one === sign?.[1]?.toLowerCase());
    if (!kind || first?.type !== "paragraph")
      return { type: "blockquote", content: filled(blocksIn(children)) };
    const [line, ...words] = first.children;
    const value = line?.type === "text" ? line.value.replace(/^[^\n]*\n?/, "") : "";
    // Where each line stays one, the sign is followed by a break instead of a new line.
    if (line?.type === "text" && !line.value.includes("\n") && words[0]?.type === "break") words.shift();
    const rest: PhrasingContent[] = value ? [{ ...line, type: "text", value }, ...words] : words;
    const content = [...(rest.length > 0 ? paragraphs(rest) : []), ...blocksIn(more)];
    return { type: "callout", attrs: { kind }, content: filled(content) };
  }

  function table({ align, children }: Table): RichTextNode {
    const columns = children[0]?.children.length ?? 0;
    const rows = children.map((row, at) => ({
      type: "tableRow",
      content: Array.from({ length: columns }, (_, column) => ({
        type: at === 0 ? "tableHeader" : "tableCell",
        attrs: { align: align?.[column] ?? null },
        content: [paragraph(inline(row.children[column]?.children ?? []))],
      })),
    }));
    return { type: "table", content: rows };
  }

  function list({ ordered, start, children }: List): RichTextNode {
    const isTasks = !ordered && children.some((item) => checkedOf(item) !== null);
    if (isTasks) return { type: "taskList", content: children.map((item) => listItem(item, "taskItem")) };
    const content = children.map((item) => listItem(item, "listItem"));
    return ordered
      ? { type: "orderedList", attrs: { start: start ?? 1 }, content }
      : { type: "bulletList", content };
  }

  /** Markdown takes a box without a text behind it for text. */
  function emptyBox([first]: ListItem["children"]): boolean | null {
    const box = first?.type === "paragraph" ? /^\[([ xX])\]$/.exec(sourceOf(first)) : null;
    return box && box[1] !== " ";
  }

  function checkedOf({ checked, children }: ListItem): boolean | null {
    return checked ?? emptyBox(children);
  }

  function listItem(item: ListItem, type: "taskItem" | "listItem"): RichTextNode {
    const isBox = type === "taskItem" && item.checked == null && emptyBox(item.children) !== null;
    const inside = blocksIn(item.children.slice(isBox ? 1 : 0));
    // An item begins with a paragraph.
    const content = !isBox && inside[0]?.type === "paragraph" ? inside : [paragraph([]), ...inside];
    return type === "taskItem"
      ? { type, attrs: { checked: checkedOf(item) === true }, content }
      : { type, content };
  }

  function typed(node: Nodes, marks: RichTextMark[]) {
    return text(sourceOf(node), marks);
  }

  function link(
    node: PhrasingContent & { children: PhrasingContent[] },
    marks: RichTextMark[],
    depth: number,
  ) {
    const { url, title } =
      node.type === "linkReference" ? (definitions?.get(node.identifier) ?? {}) : target(node);
    if (!url || !isLinkHref(url) || !URL.canParse(url)) return typed(node, marks);
    const attrs = title ? { href: url, title } : { href: url };
    return inline(node.children, [...marks, { type: "link", attrs }], depth + 1);
  }

  function inline(nodes: readonly PhrasingContent[], marks: RichTextMark[] = [], depth = 0): RichTextNode[] {
    const content: RichTextNode[] = [];
    const tags = depth < MAX_DEPTH ? tagsIn(nodes) : null;
    for (let at = 0; at < nodes.length; at += 1) {
      const node = nodes[at]!;
      const around = tags?.get(at);
      if (around?.on) {
        content.push({ type: "date", attrs: { on: around.on } });
        at = around.end;
      } else if (around) {
        const inside = inline(nodes.slice(at + 1, around.end), [...marks, ...around.marks], depth + 1);
        for (const one of inside) content.push(one);
        at = around.end;
      } else for (const one of phrase(node, marks, depth)) content.push(one);
    }
    return content;
  }

  function phrase(node: PhrasingContent, marks: RichTextMark[], depth: number): RichTextNode[] {
    if ("children" in node && depth >= MAX_DEPTH) return typed(node, marks);
    const marked = (mark: RichTextMark) =>
      "children" in node ? inline(node.children, [...marks, mark], depth + 1) : [];
    switch (node.type) {
      case "text":
        return text(node.value.replaceAll("\n", " "), marks);
      case "inlineCode":
        return text(node.value, [{ type: "code" }]);
      case "strong":
        return marked({ type: "bold" });
      case "emphasis":
        return marked({ type: "italic" });
      case "delete":
        return marked({ type: "strike" });
      case "link":
      case "linkReference":
        return link(node, marks, depth);
      case "image":
        return elsewhere ? elsewhere({ url: node.url, alt: node.alt ?? "" }, marks) : typed(node, marks);
      case "break":
        return [{ type: "hardBreak" }];
      case "html":
        if (isBreak(node.value)) return [{ type: "hardBreak" }];
        return isComment(node.value) ? [] : typed(node, marks);
      default:
        return typed(node, marks);
    }
  }
}

/** A paragraph for each line of a text that is shown as it is. */
export const plainLines = (source: string): RichTextNode[] =>
  source.split(/\n+/).map((line) => paragraph(line ? [{ type: "text", text: line }] : []));

const target = (node: PhrasingContent) =>
  node.type === "link" ? node : { url: undefined, title: undefined };
const languageOf = (lang: string | null | undefined, meta: string | null | undefined) =>
  meta ? `${lang} ${meta}` : (lang ?? null);
const text = (value: string, marks: RichTextMark[]): RichTextNode[] =>
  value ? [{ type: "text", text: value, marks }] : [];
const paragraph = (content: RichTextNode[]): RichTextNode => ({ type: "paragraph", content });
const filled = (content: RichTextNode[]) => (content.length > 0 ? content : [paragraph([])]);
