/** A change of a text: what is put in place of start to end, and where the cursor is then, else behind it. */
export type TextEdit = { start: number; end: number; text: string; caret?: number };

const ITEM = /^(\s*)(?:([-*+])|(\d{1,8})([.)]))( +\[[ xX]\])? +/;

/** Whether the position is inside a fenced code block. */
export function isInCode(text: string, at: number): boolean {
  const fences = text.slice(0, at).match(/^ {0,3}```/gm)?.length ?? 0;
  return fences % 2 === 1;
}

/** A new line that goes on with the list of the line it leaves; from an empty item it leaves the list. */
export function newLine(text: string, start: number, end: number): TextEdit {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const line = text.slice(lineStart, start);
  if (isInCode(text, start)) {
    const indent = /^[ \t]*/.exec(line)?.[0] ?? "";
    return { start, end, text: `\n${indent}` };
  }
  const item = ITEM.exec(line);
  if (!item) return { start, end, text: "\n" };
  if (item[0].length === line.length) return { start: lineStart, end, text: "" };
  const [, indent = "", bullet, number, dot, box] = item;
  const marker = bullet ?? `${Number(number) + 1}${dot}`;
  return { start, end, text: `\n${indent}${marker}${box ? " [ ]" : ""} ` };
}

/** Tab and Shift+Tab in code and lists: two spaces more or less. Null where the key should move the focus. */
export function indent(text: string, start: number, end: number, isBack: boolean): TextEdit | null {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const line = text.slice(lineStart).split("\n", 1)[0] ?? "";
  const isCode = isInCode(text, start);
  if (!isCode && !ITEM.test(line)) return null;
  if (isBack) {
    const spaces = /^ {0,2}/.exec(line)?.[0].length ?? 0;
    if (spaces === 0) return null;
    return {
      start: lineStart,
      end: lineStart + spaces,
      text: "",
      caret: Math.max(lineStart, start - spaces),
    };
  }
  if (isCode) return { start, end, text: "  " };
  return { start: lineStart, end: lineStart, text: "  ", caret: start + 2 };
}

/** An address that is pasted over words makes a link of them. Null where it is pasted as it is. */
export function linkOver(text: string, start: number, end: number, pasted: string): TextEdit | null {
  const words = text.slice(start, end);
  const isAddress = /^https?:\/\/\S+$/.test(pasted.trim());
  if (!isAddress || !words.trim() || /[\n[\]]|^https?:/.test(words) || isInCode(text, start)) return null;
  return { start, end, text: `[${words}](${pasted.trim()})` };
}

/** A table, which needs lines of its own: what stands around it must not become part of it. */
export function asBlock(text: string, start: number, end: number, block: string): TextEdit {
  const before = /(?:^|\n)[ \t]*$/.test(text.slice(0, start)) ? "" : "\n\n";
  return { start, end, text: `${before}${block}\n\n` };
}

export type Trigger = { kind: "person" | "channel" | "command" | "emoji"; query: string; start: number };

const NAME = /(?:^|[\s([{"'])([@#])([^\s@#]*(?: [^\s@#]+)?)$/u;
const EMOJI = /(?:^|[\s(])(:)([a-z0-9_+-]{2,30})$/i;
const COMMAND = /^\/([a-z]*)$/i;

/** The mention, channel, emoji or command right before the cursor that can be completed. */
export function triggerAt(text: string, caret: number): Trigger | null {
  const before = text.slice(0, caret);
  const command = COMMAND.exec(before);
  if (command) return { kind: "command", query: command[1] ?? "", start: 0 };
  const line = before.slice(Math.max(before.lastIndexOf("\n") + 1, caret - 80));
  const name = NAME.exec(line);
  const emoji = name ? null : EMOJI.exec(line);
  const found = name ?? emoji;
  // An odd number of backticks before it: the name stands in code.
  if (!found || isInCode(text, caret) || (line.match(/`/g)?.length ?? 0) % 2) return null;
  const query = found[2] ?? "";
  const kind = emoji ? "emoji" : found[1] === "@" ? "person" : "channel";
  return { kind, query, start: caret - query.length - 1 };
}
