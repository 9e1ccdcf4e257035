import { z } from "zod";
import { Id } from "@/lib/http/schema";
import { MAX_PROPOSED_SUBTASKS } from "./limits";

const MAX_TITLE = 300;
const MAX_NOTES = 10_000;

/** What a model is asked for, to split a task. */
export const SubtasksAnswer = z.object({ subtasks: z.array(z.string()) });
/** What a model is asked for, to make a task of a thread. Texts are empty where the thread doesn't say. */
export const TaskAnswer = z.object({
  title: z.string(),
  notes: z.string(),
  assignees: z.array(z.string()),
  /** YYYY-MM-DD. */
  due: z.string().nullable(),
  labels: z.array(z.string()),
  checklist: z.array(z.string()),
});
export type TaskAnswer = z.output<typeof TaskAnswer>;

/** A task as it is proposed: nothing of it is saved. */
export const TaskProposal = z.object({
  title: z.string(),
  notes: z.string(),
  /** People who take part in the thread. */
  assignees: z.array(z.object({ id: Id, name: z.string() })),
  due: z.string().nullable(),
  labels: z.array(z.string()),
  checklist: z.array(z.string()),
});
export type TaskProposal = z.output<typeof TaskProposal>;

/**
 * The object in what a model wrote. A fence or words around it, and commas too many, are repaired.
 * @returns null where it is none, or not as it was asked for
 */
export function readAnswer<Schema extends z.ZodType>(text: string, schema: Schema): z.output<Schema> | null {
  const from = text.search(/[{[]/);
  const to = Math.max(text.lastIndexOf("}"), text.lastIndexOf("]"));
  if (from < 0 || to < from) return null;
  const found = text.slice(from, to + 1);
  for (const candidate of [found, found.replace(/,(\s*[}\]])/g, "$1")]) {
    try {
      const parsed = schema.safeParse(JSON.parse(candidate));
      if (parsed.success) return parsed.data;
    } catch {
      // The next one may be right.
    }
  }
  return null;
}

/** Titles as a list of tasks takes them: one line each, each once. */
export function titlesOf(lines: readonly string[]): string[] {
  const titles = lines.map((line) => oneLine(line.replace(/^\s*(?:[-*•]|\d+[.)])\s+(?:\[[ x]\]\s+)?/i, "")));
  return [...new Set(titles.filter(Boolean))].slice(0, MAX_PROPOSED_SUBTASKS);
}

const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu;
const oneLine = (text: string) =>
  text.replace(UNPRINTABLE, " ").replace(/\s+/g, " ").trim().slice(0, MAX_TITLE).trim();

type Person = { id: string; name: string };

/** An answer as a proposal: only people who take part are assigned, and a date is one of the calendar. */
export function taskProposal(answer: TaskAnswer, people: readonly Person[]): TaskProposal {
  const named = answer.assignees.map((name) => name.trim().replace(/^@/, "").toLowerCase());
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(answer.due ?? "") && isDay(answer.due!);
  return {
    title: oneLine(answer.title),
    notes: answer.notes.toWellFormed().replaceAll("\0", "").slice(0, MAX_NOTES),
    assignees: people.filter(({ name }) => {
      const [full, first] = [name.toLowerCase(), name.toLowerCase().split(" ")[0] ?? ""];
      const isAlone = people.filter((other) => other.name.toLowerCase().split(" ")[0] === first).length === 1;
      return named.includes(full) || (isAlone && named.includes(first));
    }),
    due: isDate ? answer.due : null,
    labels: titlesOf(answer.labels).slice(0, 5),
    checklist: titlesOf(answer.checklist),
  };
}

function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
