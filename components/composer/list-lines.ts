import { codeIndent, isInCode } from "./code-fences";
import type { TextEdit } from "./text-edit";

const ITEM = /^(\s*)(?:([-*+])|(\d{1,8})([.)]))( +\[[ xX]\])? +/;
/** An item whose mark was put there and then typed once more: another number or sign is text of the item. */
const TYPED_TWICE = /^([ \t]*([-*+]|\d{1,8}[.)]) (\[ \] )?)(?:\2|(\[ \])) $/;

type Item = { indent: number; number: number | null; width: number };

function itemOf(line: string): Item | null {
  const match = ITEM.exec(line);
  if (!match) return null;
  const [, space = "", bullet, number, dot = ""] = match;
  const mark = bullet ?? `${number}${dot}`;
  return {
    indent: space.length,
    number: number === undefined ? null : Number(number),
    width: mark.length + 1,
  };
}

/** A new line that goes on with the list of the line it leaves; from an empty item it leaves the list. */
export function newLine(text: string, start: number, end: number): TextEdit {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const line = text.slice(lineStart, start);
  if (isInCode(text, start)) return { start, end, text: `\n${codeIndent(line)}` };
  const item = ITEM.exec(line);
  if (!item) return { start, end, text: "\n" };
  if (item[0].length === line.length) return { start: lineStart, end, text: "" };
  const [, indent = "", bullet, number, dot, box] = item;
  const marker = bullet ?? `${Number(number) + 1}${dot}`;
  return { start, end, text: `\n${indent}${marker}${box ? " [ ]" : ""} ` };
}

/** Takes away the mark that was typed although the list goes on by itself; null where none was. */
export function typedMark(text: string, caret: number): TextEdit | null {
  const lineStart = text.lastIndexOf("\n", caret - 1) + 1;
  const match = TYPED_TWICE.exec(text.slice(lineStart, caret));
  if (!match || lineStart === 0 || isInCode(text, caret)) return null;
  const [whole, kept = "", , box, typedBox] = match;
  const before = text.slice(text.lastIndexOf("\n", lineStart - 2) + 1, lineStart - 1);
  if ((typedBox && !box) || itemOf(before)?.indent !== itemOf(whole)?.indent) return null;
  return { start: lineStart + kept.length, end: caret, text: "" };
}

/**
 * Tab and Shift+Tab in code and lists, for all selected lines: code by two spaces, an item to below the text of the one
 * before it, which is where Markdown sees a list in that item, or back. Null where the key should move the focus.
 */
export function indent(text: string, start: number, end: number, isBack: boolean): TextEdit | null {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const to = text.indexOf("\n", Math.max(start, end - 1));
  const lines = text.slice(from, to < 0 ? undefined : to).split("\n");
  const before = text.slice(0, Math.max(from - 1, 0)).split("\n");
  const [first = ""] = lines;
  const isCode = isInCode(text, start);
  const item = isCode ? null : itemOf(first);
  if (!isCode && !item) return null;
  if (isCode && !isBack && lines.length === 1) return { start, end, text: "  " };
  const level = item && (isBack ? outerLevel(before, item) : innerLevel(before, item));
  const by = level ? level.indent - (item?.indent ?? 0) : isBack ? -2 : 2;
  let number = level?.number ?? 1;
  const next = lines.map((line) => {
    const moved = shifted(line, by);
    const own = item && itemOf(line);
    if (own?.number == null || own.indent !== item?.indent) return moved;
    return moved.replace(/\d+/, String(number++));
  });
  const joined = next.join("\n");
  if (joined === lines.join("\n")) return null;
  const caret = Math.max(from, start + (next[0]?.length ?? 0) - first.length);
  const rest = text.slice(from).length - lines.join("\n").length;
  const last = from + joined.length - Math.max(0, text.length - rest - end);
  return {
    start: from,
    end: text.length - rest,
    text: joined,
    select: [caret, start === end ? caret : last],
  };
}

const shifted = (line: string, by: number) => {
  if (by > 0) return line.trim() ? " ".repeat(by) + line : line;
  const space = /^ */.exec(line)?.[0].length ?? 0;
  return line.slice(Math.min(space, -by));
};

/** The items before a line, the nearest first, up to the end of their list. */
function* itemsBefore(lines: readonly string[]) {
  for (const line of lines.toReversed()) {
    const item = itemOf(line);
    if (item) yield item;
    else if (line.trim() && !/^\s/.test(line)) return;
  }
}

/** The level of a list in the item before this one, and the number that comes next there. */
function innerLevel(before: readonly string[], { indent, number, width }: Item) {
  let inside: Item | null = null;
  for (const item of itemsBefore(before)) {
    if (item.indent < indent) break;
    if (item.indent === indent)
      return { indent: inside?.indent ?? indent + item.width, number: after(inside) };
    if (item.indent < (inside?.indent ?? Number.POSITIVE_INFINITY)) inside = item;
  }
  return { indent: indent + (number === null ? 2 : width), number: number ?? 1 };
}

/** The level of the item that this one is in. */
function outerLevel(before: readonly string[], { indent, number }: Item) {
  for (const item of itemsBefore(before)) if (item.indent < indent) return { ...item, number: after(item) };
  return { indent: 0, number: number ?? 1 };
}

const after = (item: Item | null) => (item?.number ?? 0) + 1;
