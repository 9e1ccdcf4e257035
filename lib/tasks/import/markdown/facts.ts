import { isCalendarDate, isClockTime } from "@/lib/dates/calendar-date";
import { TimeZone } from "@/lib/http/schema";
import { PRIORITIES } from "../../limits";
import { readRepeatWords } from "../csv/repeat";
import type { ImportedTask } from "../imported";

type Facts = Pick<ImportedTask, "due" | "repeat" | "priority" | "assignees" | "labels">;

const DUE = /^due (\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2})(?: (\S+))?)?$/;
const PRIORITY_WORDS = ["", "low priority", "medium priority", "high priority"];

/** More than a due date, a repetition with its days, and all assignees and labels that a task can have. */
const MAX_PARTS = 90;

/**
 * What our export writes behind a title: "(due 2027-01-31, high priority, @Ada, #home)". Null where any part says
 * something else: then all of it is the title.
 */
export function readFacts(text: string, timeZone: string): { title: string; facts: Facts } | null {
  const [, title = "", inside = ""] = /^(.+) \(([^()]+)\)$/s.exec(text) ?? [];
  if (!title) return null;
  const facts: Facts = { due: null, repeat: null, priority: 0, assignees: [], labels: [] };
  const parts = inside.split(", ", MAX_PARTS + 1);
  if (parts.length > MAX_PARTS) return null;
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] ?? "";
    if (readPart(part, facts, timeZone)) continue;
    // A repetition has commas of its own. There is one at most, since each takes as many attempts as there are parts.
    if (facts.repeat) return null;
    const rest = parts.slice(at);
    const count = rest.findLastIndex((_, end) => readRepeatWords(rest.slice(0, end + 1).join(", ")));
    if (count < 0) return null;
    facts.repeat = readRepeatWords(rest.slice(0, count + 1).join(", "));
    at += count;
  }
  return { title, facts };
}

function readPart(part: string, facts: Facts, timeZone: string): boolean {
  const [due, on = "", time = "", zone] = DUE.exec(part) ?? [];
  const priority = PRIORITIES.find((one) => one > 0 && PRIORITY_WORDS[one] === part);
  if (due && isCalendarDate(on) && (!time || isClockTime(time)))
    facts.due = { on, time: time || null, timeZone: time ? zoneOf(zone, timeZone) : null };
  else if (priority !== undefined) facts.priority = priority;
  else if (/^@./.test(part)) facts.assignees.push(part.slice(1));
  // A number is an issue or a pull request, as lists of developers name them.
  else if (/^#(?!\d+$)./.test(part)) facts.labels.push(part.slice(1));
  else return false;
  return true;
}

const zoneOf = (zone: string | undefined, fallback: string) => TimeZone.safeParse(zone).data ?? fallback;
