import { todayIn } from "@/lib/dates/calendar-date";
import { plainText } from "@/lib/markdown/plain-text";
import type { Message } from "@/lib/messages/schema";
import { mentionsIn } from "@/lib/objects/mentions";
import { parseQuickAdd } from "@/lib/tasks/quick-add";
import { MAX_CHECKLIST } from "./limits";

const TITLE_LENGTH = 120;
/** A date is looked for in the beginning alone. */
const READ_LENGTH = 500;
const ITEM = /^\s*(?:[-*+]|\d+[.)]) \[([ xX])\] +(\S.*)$/;

export type ChecklistItem = { title: string; isDone: boolean };

/** The items of a message's checklist, in order. */
export function checklistOf(body: string): ChecklistItem[] {
  const items = withoutCode(body)
    .split("\n")
    .flatMap((given) => {
      const [, tick, text] = ITEM.exec(given) ?? [];
      const title = text && plainText(text);
      return title ? [{ title: cut(title), isDone: tick !== " " }] : [];
    });
  return items.slice(0, MAX_CHECKLIST);
}

/** Fenced blocks, also one that isn't closed. */
const withoutCode = (body: string) => body.replaceAll(/^(```|~~~)[\s\S]*?(?:^\1|$(?![\s\S]))/gm, "");

/** What a message is called as a task or document: its first line, or what it has instead of text. */
export function titleOf({ body, poll, files, sticker, author }: Message): string {
  const lines = body.split("\n").filter((given) => !ITEM.test(given));
  const [first] = lines.map(plainText).filter(Boolean);
  const title = first ?? poll?.question ?? files[0]?.name ?? sticker?.name;
  return cut(title || `Message from ${author.name}`);
}

function cut(text: string): string {
  const characters = [...text];
  if (characters.length <= TITLE_LENGTH) return text;
  const kept = characters.slice(0, TITLE_LENGTH - 1).join("");
  return `${kept.replace(/\s+\S{0,20}$/, "")}…`;
}

/** The people that a message mentions, in order. */
export const mentionedIn = (body: string): string[] =>
  mentionsIn(body).flatMap((target) => (target.type === "person" ? [target.id] : []));

/** The date that a message names, as of when it was written; null for one that has passed. */
export function dueOf({ body, createdAt }: Pick<Message, "body" | "createdAt">, timeZone: string, now: Date) {
  const text = plainText(body.slice(0, READ_LENGTH));
  const { chips } = parseQuickAdd(text, { now: new Date(createdAt), timeZone, people: [], labels: [] });
  const due = chips.find(({ kind }) => kind === "due")?.value as
    | { on: string; time: string | null; timeZone: string | null }
    | undefined;
  return due && due.on >= todayIn(timeZone, now) ? due : null;
}
