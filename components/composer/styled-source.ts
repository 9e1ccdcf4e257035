import type { Nodes, Root } from "mdast";

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
  const parts: SourcePart[] = [];
  let at = 0;

  function take(end: number, styles: readonly SourceStyle[]) {
    if (end <= at) return;
    parts.push({ start: at, text: text.slice(at, end), styles });
    at = end;
  }

  function takeText(end: number, styles: readonly SourceStyle[]) {
    while (at < end) {
      const next = nextName(text.slice(at, end), labels);
      if (!next) break;
      take(at + next.index, styles);
      take(at + next.length, [...styles, "mention"]);
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

function nextName(text: string, labels: readonly string[]): { index: number; length: number } | null {
  let found: { index: number; length: number } | null = null;
  for (const { length, index } of labels.map((label) => ({
    length: label.length,
    index: text.indexOf(label),
  }))) {
    const isNearer = !found || index < found.index || (index === found.index && length > found.length);
    if (index >= 0 && isNearer) found = { index, length };
  }
  return found;
}
