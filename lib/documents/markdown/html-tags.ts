import type { PhrasingContent, RootContent } from "mdast";
import { isCalendarDate } from "@/lib/dates/calendar-date";
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

/** The day of a tag of HTML, as a text writes days. */
function dayOf(html: string): string | null {
  const day = /^<time datetime="([^"]*)">$/.exec(html)?.[1] ?? "";
  return isCalendarDate(day) ? day : null;
}

/** Markdown between the tags of what can be opened: its title, and where it is closed. */
export function toggleAround(
  nodes: readonly RootContent[],
  at: number,
): { summary: string; end: number } | null {
  const opening = htmlOf(nodes[at]);
  const [, summary] = /^<details[^>]*>\s*(?:<summary>([\s\S]*)<\/summary>)?\s*$/.exec(opening) ?? [null];
  if (summary === null || opening.includes("</details>")) return null;
  let depth = 0;
  for (let end = at; end < nodes.length; end += 1) {
    const html = htmlOf(nodes[end]);
    depth += (html.match(/<details[\s>]/g)?.length ?? 0) - (html.match(/<\/details>/g)?.length ?? 0);
    if (depth === 0) return html.trim() === "</details>" ? { summary: summary ?? "", end } : null;
  }
  return null;
}

const htmlOf = (node: RootContent | undefined): string => (node?.type === "html" ? node.value : "");

/**
 * What an HTML tag among the words of a line begins: marks or a day, and where it is closed.
 * @returns null where nothing is opened there that is known and closed
 */
export function htmlAround(
  nodes: readonly PhrasingContent[],
  at: number,
): { marks: RichTextMark[]; on: string | null; end: number } | null {
  const node = nodes[at];
  const tag = node?.type === "html" ? /^<([a-z]+)(?:\s[^>]*)?>$/i.exec(node.value) : null;
  const name = tag?.[1]?.toLowerCase();
  if (!tag || !name) return null;
  const on = dayOf(tag[0]);
  const mark = markOfTag(name);
  if (mark === undefined && on === null) return null;
  let depth = 1;
  for (let end = at + 1; end < nodes.length; end += 1) {
    const other = nodes[end]!;
    const found = other.type === "html" && /^<(\/?)([a-z]+)[\s>]/i.exec(other.value);
    if (!found || found[2]!.toLowerCase() !== name) continue;
    depth += found[1] ? -1 : 1;
    if (depth === 0) return { marks: mark ? [{ type: mark }] : [], on, end };
  }
  return null;
}
