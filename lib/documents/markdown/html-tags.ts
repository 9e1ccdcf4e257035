import type { PhrasingContent } from "mdast";
import type { RichTextMark } from "../rich-text/node";

/** HTML's words for marks; those for what a text has no mark for are left out, and their content stays. */
const TAG_MARKS: Readonly<Record<string, string | null>> = {
  ...{ b: "bold", strong: "bold", i: "italic", em: "italic", cite: "italic", dfn: "italic" },
  ...{ s: "strike", del: "strike", strike: "strike", u: "underline", ins: "underline" },
  ...{ code: "code", kbd: "code", samp: "code", tt: "code" },
  ...{ span: null, sub: null, sup: null, small: null, big: null, font: null, mark: null, abbr: null },
};

/** The mark that a tag of HTML stands for; null for none, undefined where its tag isn't known. */
export const markOfTag = (name: string): string | null | undefined =>
  Object.hasOwn(TAG_MARKS, name) ? TAG_MARKS[name] : undefined;

export const isBreak = (html: string): boolean => /^<br\s*\/?>$/i.test(html);
export const isBreaks = (html: string): boolean => /^(?:<br\s*\/?>\s*)+$/i.test(html);
export const isComment = (html: string): boolean => /^<!--(?:(?!-->)[\s\S])*-->\s*$/.test(html);

/**
 * The marks of an HTML tag among the words of a line, and where it is closed.
 * @returns null where nothing is opened there that is known and closed
 */
export function htmlAround(
  nodes: readonly PhrasingContent[],
  at: number,
): { marks: RichTextMark[]; end: number } | null {
  const node = nodes[at];
  const name = node?.type === "html" && /^<([a-z]+)(?:\s[^>]*)?>$/i.exec(node.value)?.[1]?.toLowerCase();
  const mark = name ? markOfTag(name) : undefined;
  if (mark === undefined) return null;
  let depth = 1;
  for (let end = at + 1; end < nodes.length; end += 1) {
    const other = nodes[end]!;
    const tag = other.type === "html" && /^<(\/?)([a-z]+)[\s>]/i.exec(other.value);
    if (!tag || tag[2]!.toLowerCase() !== name) continue;
    depth += tag[1] ? -1 : 1;
    if (depth === 0) return { marks: mark ? [{ type: mark }] : [], end };
  }
  return null;
}
