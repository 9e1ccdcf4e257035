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

export type Toggle = { summary: string; end: number };

/** What can be opened, as HTML tags with Markdown between them: its title and where it is closed, by where it begins. */
export function togglesIn(nodes: readonly RootContent[]): ReadonlyMap<number, Toggle> {
  const found = new Map<number, Toggle>();
  const open: { at: number; outside: number }[] = [];
  let depth = 0;
  for (const [at, node] of nodes.entries()) {
    if (node.type !== "html") continue;
    const outside = depth;
    depth +=
      (node.value.match(/<details[\s>]/g)?.length ?? 0) - (node.value.match(/<\/details>/g)?.length ?? 0);
    if (depth > outside) open.push({ at, outside });
    for (let last = open.at(-1); last && depth <= last.outside; last = open.at(-1)) {
      open.pop();
      const summary = node.value.trim() === "</details>" ? summaryOf(htmlOf(nodes[last.at])) : null;
      if (summary !== null) found.set(last.at, { summary, end: at });
    }
  }
  return found;
}

/** The title in an opening tag; null where there is anything else. */
function summaryOf(opening: string): string | null {
  const tag = /^<details[^>]*>/.exec(opening)?.[0];
  if (!tag || opening.includes("</details>")) return null;
  const inside = opening.slice(tag.length).trim();
  if (inside === "") return "";
  const isTitle = inside.startsWith("<summary>") && inside.endsWith("</summary>");
  return isTitle ? inside.slice("<summary>".length, -"</summary>".length) : null;
}

const htmlOf = (node: RootContent | undefined): string => (node?.type === "html" ? node.value : "");

export type Tagged = { marks: RichTextMark[]; on: string | null; end: number };

/** HTML tags among the words of a line, of those that are known and closed: marks or a day, and where each is closed. */
export function tagsIn(nodes: readonly PhrasingContent[]): ReadonlyMap<number, Tagged> {
  const found = new Map<number, Tagged>();
  const open = new Map<string, number[]>();
  for (const [end, node] of nodes.entries()) {
    const tag = node.type === "html" ? /^<(\/?)([a-z]+)[\s>]/i.exec(node.value) : null;
    const name = tag?.[2]?.toLowerCase();
    if (!tag || !name) continue;
    const places = open.get(name) ?? [];
    open.set(name, places);
    if (!tag[1]) places.push(end);
    else {
      const at = places.pop();
      const tagged = at === undefined ? null : taggedBy(nodes[at], name, end);
      if (at !== undefined && tagged) found.set(at, tagged);
    }
  }
  return found;
}

function taggedBy(opening: PhrasingContent | undefined, name: string, end: number): Tagged | null {
  const html = opening?.type === "html" ? opening.value : "";
  if (!/^<[a-z]+(?:\s[^>]*)?>$/i.test(html)) return null;
  const [on, mark] = [dayOf(html), markOfTag(name)];
  return mark === undefined && on === null ? null : { marks: mark ? [{ type: mark }] : [], on, end };
}
