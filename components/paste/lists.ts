import { fenced } from "./fenced";
import { officeLists } from "./office-lists";

const BLOCKS =
  "address,article,blockquote,dd,div,dl,dt,figure,footer,h1,h2,h3,h4,h5,h6,header,hr,main,p,pre,section,tr,li,ul,ol,table";

export const hasLists = (html: string) => /<li[\s>]|mso-list:\s*\S+\s+level/i.test(html);

/**
 * A page's text as lines, its lists as those of Markdown and its code in fences; null where that would leave anything
 * out or join it: code in an item or with blocks for its lines, and the cells of a table.
 * @param plain the same as text, which the other program made of it
 */
export function listsAsMarkdown(html: string, plain: string): string | null {
  const page = new DOMParser().parseFromString(html, "text/html");
  if (page.querySelector("table, li pre") || page.querySelector(`pre :is(${BLOCKS})`)) return null;
  officeLists(page);
  const lines: string[] = [];
  /** What the marks of each level take: the items of the next are indented by it. */
  const widths: number[] = [];

  function add(text: string) {
    const words = text.replace(/[^\S\n]+/g, " ").trim();
    if (words) lines.push(...words.split("\n").map((line) => line.trim()));
  }
  const indentOf = (depth: number) =>
    " ".repeat(widths.slice(0, depth).reduce((sum, width) => sum + width, 0));

  function addItem(depth: number, number: number | null, text: string, checked: boolean | null) {
    const mark = number === null ? "- " : `${number}. `;
    widths[depth] = mark.length;
    const box = checked === null ? "" : checked ? "[x] " : "[ ] ";
    const [first = "", ...rest] = text
      .replace(/[^\S\n]+/g, " ")
      .trim()
      .split("\n");
    lines.push(indentOf(depth) + mark + box + first.trim());
    for (const line of rest) if (line.trim()) lines.push(indentOf(depth + 1) + line.trim());
  }

  /** One entry, in which blank lines stay. */
  function addCode(code: Element) {
    for (const end of code.querySelectorAll("br")) end.replaceWith("\n");
    const text = code.textContent.replace(/^\n|\s+$/g, "");
    if (text) lines.push(fenced(text));
  }

  /** What stands in an element beside its blocks, with line breaks. */
  function ownText(element: Element): string {
    return [...element.childNodes]
      .map((node) => {
        if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? "").replaceAll("\n", " ");
        if (!(node instanceof Element) || node.matches("ul, ol, style, script")) return "";
        if (node.tagName === "BR") return "\n";
        return node.matches(BLOCKS) ? `\n${ownText(node)}\n` : ownText(node);
      })
      .join("");
  }

  function walkList(list: Element, depth: number) {
    let number = list.tagName === "OL" ? Number(list.getAttribute("start") ?? 1) - 1 : null;
    for (const child of list.children) {
      // Google Docs puts the list inside an item behind it.
      if (child.matches("ul, ol")) walkList(child, depth + 1);
      if (!child.matches("li")) continue;
      if (number !== null) number = Number(child.getAttribute("value")) || number + 1;
      addItem(depth, number, ownText(child), checkedOf(child));
      for (const inside of child.querySelectorAll("ul, ol"))
        if (inside.parentElement?.closest("ul, ol, li") === child) walkList(inside, depth + 1);
    }
  }

  function separate() {
    if (lines.length > 0 && lines.at(-1) !== "") lines.push("");
  }

  function walk(element: Element) {
    let text = "";
    const flush = () => {
      add(text);
      text = "";
    };
    for (const node of element.childNodes) {
      if (!(node instanceof HTMLElement))
        text += node.nodeType === Node.TEXT_NODE ? (node.textContent ?? "").replaceAll("\n", " ") : "";
      else if (node.matches("style, script")) continue;
      else if (node.matches("ul, ol")) {
        flush();
        walkList(node, 0);
      } else if (node.tagName === "BR") text += "\n";
      else if (node.matches(BLOCKS) || node.querySelector("ul, ol, p, div, pre")) {
        flush();
        separate();
        if (node.tagName === "PRE") addCode(node);
        else walk(node);
        separate();
      } else text += ownText(node);
    }
    flush();
  }

  walk(page.body);
  const markdown = lines
    .filter((line, at) => line !== "" || lines[at - 1] !== "")
    .join("\n")
    .trim();
  return wordsOf(markdown) === wordsOf(plain) ? markdown : null;
}

/** Of a task, as Google Docs and pages with boxes write it. */
function checkedOf(item: Element): boolean | null {
  const box = item.querySelector<HTMLInputElement>(":scope > input[type=checkbox]");
  if (box) return box.checked;
  return item.getAttribute("role") === "checkbox" ? item.getAttribute("aria-checked") === "true" : null;
}

/** At the beginning of a line: programs write an item's mark in different ways, or leave it out. */
const ITEM_MARKS = /^[ \t]*(?:\S{1,5}\t+|[-*+•◦▪·]\s+|\[[ x]\]\s+|\d{1,9}[.)]\s+)+/gm;

const wordsOf = (text: string) => text.replace(ITEM_MARKS, "").replace(/[^\p{L}\p{N}]+/gu, "");
