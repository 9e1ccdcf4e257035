import { plainText } from "@/lib/markdown/plain-text";
import { MAX_CHECKLIST } from "./limits";

const TITLE_LENGTH = 120;
const ITEM = /^\s*(?:[-*+]|\d+[.)]) \[([ xX])\] +(\S.*)$/;

export type ChecklistItem = { title: string; isDone: boolean };

/** The items of a text's checklist, in order. */
export function checklistOf(body: string): ChecklistItem[] {
  const items = withoutCode(body)
    .split("\n")
    .flatMap((given) => {
      const [, tick, text] = ITEM.exec(given) ?? [];
      const title = text && plainText(text);
      return title ? [{ title: cutTitle(title), isDone: tick !== " " }] : [];
    });
  return items.slice(0, MAX_CHECKLIST);
}

/** Fenced blocks, also one that isn't closed. */
const withoutCode = (body: string) => body.replaceAll(/^(```|~~~)[\s\S]*?(?:^\1|$(?![\s\S]))/gm, "");

export const isItem = (given: string): boolean => ITEM.test(given);

/** A text as the title of a task. */
export function cutTitle(text: string): string {
  const characters = [...text];
  if (characters.length <= TITLE_LENGTH) return text;
  const kept = characters.slice(0, TITLE_LENGTH - 1).join("");
  return `${kept.replace(/\s+\S{0,20}$/, "")}…`;
}
