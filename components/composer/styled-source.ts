import type { Nodes, Root } from "mdast";
import { namePattern } from "./mention-text";

export type SourceStyle = "strong" | "emphasis" | "delete" | "code" | "quote" | "link" | "mention" | "marker";
/** A part of a Markdown text as it was typed, and all that holds for it. */
export type SourcePart = { start: number; text: string; styles: readonly SourceStyle[] };

/** Longer texts stay plain: they are parsed at every key. */
const MAX_STYLED = 8_000;

const STYLES: { [type in Nodes["type"]]?: SourceStyle } = {
  strong: "strong",
  emphasis: "emphasis",
  delete: "delete",
  inlineCode: "code",
  code: "code",
  heading: "strong",
  blockquote: "quote",
  link: "link",
};

/**
 * The parts of a text that mean something in Markdown, markers included; joined they are the text again.
 * @param labels names that were picked, as they stand in the text
 * @param parse null while the parser is on its way: names alone are styled then
 */
export function styledSource(
  text: string,
  labels: readonly string[],
  parse: ((text: string) => Root | null) | null,
): SourcePart[] {
  const tree = text.length > MAX_STYLED ? null : parse?.(text);
  const names = namePattern(labels);
  const parts: SourcePart[] = [];
  let at = 0;

  function take(end: number, styles: readonly SourceStyle[]) {
    if (end <= at) return;
    parts.push({ start: at, text: text.slice(at, end), styles });
    at = end;
  }

  function takeText(end: number, styles: readonly SourceStyle[]) {
    const from = at;
    for (const { 0: name, index } of names ? text.slice(from, end).matchAll(names) : []) {
      take(from + index, styles);
      take(from + index + name.length, [...styles, "mention"]);
    }
    take(end, styles);
  }

  function walk(node: Nodes, around: readonly SourceStyle[]) {
    const from = node.position?.start.offset ?? at;
    const to = node.position?.end.offset ?? at;
    const style = STYLES[node.type];
    const styles = style ? [...around, style] : around;
    // Between the parts of a list or table, and before an item, stand markers.
    take(from, [...around, "marker"]);
    if ("children" in node && node.children.length > 0) {
      for (const child of node.children) walk(child, styles);
      take(to, [...styles, "marker"]);
    } else if (node.type === "text") takeText(to, styles);
    else take(to, styles);
  }

  if (tree) walk(tree, []);
  takeText(text.length, []);
  return parts;
}
