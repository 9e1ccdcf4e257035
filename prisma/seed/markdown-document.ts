import { getSchema } from "@tiptap/core";
import { prosemirrorJSONToYDoc } from "@tiptap/y-tiptap";
import type { List, ListItem, PhrasingContent, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import * as Y from "yjs";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { documentExtensions } from "@/lib/documents/rich-text/extensions";

type Mark = { type: string; attrs?: Record<string, unknown> };
type Node = {
  type: string;
  attrs?: Record<string, unknown>;
  content?: Node[];
  text?: string;
  marks?: Mark[];
};

/** The Yjs update that writes a Markdown text into an empty document. */
export function markdownUpdate(markdown: string): Uint8Array<ArrayBuffer> {
  const root = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const content = { type: "doc", content: root.children.map(block) };
  const document = prosemirrorJSONToYDoc(getSchema(documentExtensions), content, DOCUMENT_FIELD);
  return Uint8Array.from(Y.encodeStateAsUpdate(document));
}

function block(node: RootContent): Node {
  switch (node.type) {
    case "heading":
      return { type: "heading", attrs: { level: Math.min(node.depth, 3) }, content: inline(node.children) };
    case "paragraph":
      return { type: "paragraph", content: inline(node.children) };
    case "blockquote":
      return { type: "blockquote", content: node.children.map(block) };
    case "code":
      return {
        type: "codeBlock",
        attrs: { language: node.lang ?? null },
        content: [{ type: "text", text: node.value }],
      };
    case "thematicBreak":
      return { type: "horizontalRule" };
    case "list":
      return list(node);
    default:
      throw new Error(`The seed's documents have no ${node.type} yet`);
  }
}

function list({ ordered, children }: List): Node {
  const isTasks = children.some(({ checked }) => typeof checked === "boolean");
  if (isTasks) return { type: "taskList", content: children.map((item) => listItem(item, "taskItem")) };
  return {
    type: ordered ? "orderedList" : "bulletList",
    content: children.map((item) => listItem(item, "listItem")),
  };
}

function listItem({ checked, children }: ListItem, type: "taskItem" | "listItem"): Node {
  const content = children.map(block);
  return type === "taskItem" ? { type, attrs: { checked: checked === true }, content } : { type, content };
}

function inline(nodes: PhrasingContent[], marks: Mark[] = []): Node[] {
  return nodes.flatMap((node): Node[] => {
    switch (node.type) {
      case "text":
        return [{ type: "text", text: node.value.replaceAll("\n", " "), marks }];
      case "inlineCode":
        return [{ type: "text", text: node.value, marks: [...marks, { type: "code" }] }];
      case "strong":
        return inline(node.children, [...marks, { type: "bold" }]);
      case "emphasis":
        return inline(node.children, [...marks, { type: "italic" }]);
      case "link":
        return inline(node.children, [...marks, { type: "link", attrs: { href: node.url } }]);
      case "break":
        return [{ type: "hardBreak" }];
      default:
        throw new Error(`The seed's documents have no ${node.type} yet`);
    }
  });
}
