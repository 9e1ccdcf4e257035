import type { List, ListItem, Nodes, PhrasingContent, Root, RootContent } from "mdast";
import { isLinkHref } from "./links";

type Mark = { type: string; attrs?: Record<string, unknown> };
/** As ProseMirror reads it. */
export type RichTextNode = {
  type: string;
  attrs?: Record<string, unknown>;
  content?: RichTextNode[];
  text?: string;
  marks?: Mark[];
};

const HEADING_LEVELS = 3;

/**
 * The blocks of a rich text for parsed Markdown. What a rich text has no block for stays as it was typed.
 * @param source the text that was parsed
 */
export function richTextFromMarkdown(root: Root, source: string): RichTextNode[] {
  const blocks: RichTextNode[] = [];
  // What the next numbered list has to start with to go on with the last one.
  let next = 1;
  for (const node of root.children) {
    const isNumbered = node.type === "list" && node.ordered;
    const isStart = isNumbered && (node.start === 1 || node.start === next);
    if (isNumbered && (!isStart || node.children.some(({ data }) => data))) blocks.push(...lines(node));
    else blocks.push(...block(node));
    if (isStart) next = (node.start ?? 1) + node.children.length;
  }
  return blocks;

  function lines(node: Nodes): RichTextNode[] {
    const typed = source.slice(node.position?.start.offset, node.position?.end.offset);
    return typed.split(/\n+/).map((line) => paragraph(line ? [{ type: "text", text: line }] : []));
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
        return [paragraph(inline(node.children))];
      case "blockquote":
        return [{ type: "blockquote", content: filled(node.children.flatMap(block)) }];
      case "code":
        return [
          {
            type: "codeBlock",
            attrs: { language: node.lang ?? null },
            content: node.value ? [{ type: "text", text: node.value }] : [],
          },
        ];
      case "thematicBreak":
        return [{ type: "horizontalRule" }];
      case "list":
        return [list(node)];
      case "table":
        return node.children.map(({ children }) =>
          paragraph(
            children.flatMap((cell, at) => [
              ...(at > 0 ? [{ type: "text", text: " | " }] : []),
              ...inline(cell.children),
            ]),
          ),
        );
      default:
        return lines(node);
    }
  }

  function list({ ordered, start, children }: List): RichTextNode {
    const isTasks = !ordered && children.some(({ checked }) => typeof checked === "boolean");
    if (isTasks) return { type: "taskList", content: children.map((item) => listItem(item, "taskItem")) };
    const content = children.map((item) => listItem(item, "listItem"));
    return ordered
      ? { type: "orderedList", attrs: { start: start ?? 1 }, content }
      : { type: "bulletList", content };
  }

  function listItem({ checked, children }: ListItem, type: "taskItem" | "listItem"): RichTextNode {
    const inside = children.flatMap(block);
    // An item begins with a paragraph.
    const content = inside[0]?.type === "paragraph" ? inside : [paragraph([]), ...inside];
    return type === "taskItem" ? { type, attrs: { checked: checked === true }, content } : { type, content };
  }

  function typed({ position }: Nodes, marks: Mark[]) {
    return text(source.slice(position?.start.offset, position?.end.offset), marks);
  }

  function inline(nodes: readonly PhrasingContent[], marks: Mark[] = []): RichTextNode[] {
    return nodes.flatMap((node): RichTextNode[] => {
      const marked = (mark: Mark) => ("children" in node ? inline(node.children, [...marks, mark]) : []);
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
          if (!isLinkHref(node.url) || !URL.canParse(node.url)) return typed(node, marks);
          return marked({ type: "link", attrs: { href: node.url } });
        case "break":
          return [{ type: "hardBreak" }];
        default:
          return typed(node, marks);
      }
    });
  }
}

const text = (value: string, marks: Mark[]): RichTextNode[] =>
  value ? [{ type: "text", text: value, marks }] : [];
const paragraph = (content: RichTextNode[]): RichTextNode => ({ type: "paragraph", content });
const filled = (content: RichTextNode[]) => (content.length > 0 ? content : [paragraph([])]);
