import { todayIn } from "@/lib/dates/calendar-date";
import { plainText } from "@/lib/markdown/plain-text";
import type { Message } from "@/lib/messages/schema";
import { mentionsIn } from "@/lib/objects/mentions";
import { parseQuickAdd } from "@/lib/tasks/quick-add";
import { cutTitle, isItem } from "./checklist";

/** A date is looked for in the beginning alone. */
const READ_LENGTH = 500;
/** What a message is called as a task or document: its first line, or what it has instead of text. */
export function titleOf({ body, poll, files, sticker, author }: Message): string {
  const lines = body.split("\n").filter((given) => !isItem(given));
  const [first] = lines.map(plainText).filter(Boolean);
  const title = first ?? poll?.question ?? files[0]?.name ?? sticker?.name;
  return cutTitle(title || `Message from ${author.name}`);
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
