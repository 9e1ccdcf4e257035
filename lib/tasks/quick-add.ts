import { type CalendarDate, dueInstant, plusDays, todayIn } from "@/lib/dates/calendar-date";
import { type Phrase, readDay, readTime } from "@/lib/dates/phrases";
import { readRepeat } from "@/lib/dates/repeat-phrases";
import { anchored, firstOccurrence, type RepeatMode, type Rule } from "@/lib/dates/rule";
import { formatRule } from "@/lib/dates/rule-format";
import { type Form, readsAsDate } from "./quick-add-places";
import { readSign, type Sign } from "./quick-add-signs";

export type Named = { id: string; name: string };

export type QuickAddContext = {
  now: Date;
  /** Of the person. */
  timeZone: string;
  people: readonly Named[];
  labels: readonly Named[];
  /** Whether the person may make a label by naming it. */
  canMakeLabels?: boolean;
  /** Texts of chips that the person took back: they belong to the title. */
  refused?: readonly string[];
};

type Due = { on: CalendarDate; time: string | null; timeZone: string | null };
type Repeat = { rule: string; mode: RepeatMode };

/** A part of the line that isn't of the title, and what it was understood as. */
export type Chip = { text: string; start: number; end: number } & (
  | Sign
  | { kind: "due"; value: Due }
  | { kind: "repeat"; value: Repeat }
);

/** As `NewTask` has them. */
export type QuickAddFields = {
  due: Due | null;
  repeat: Repeat | null;
  priority: 0 | 1 | 2 | 3;
  assignees: string[];
  labels: string[];
  /** Names of labels that are made with the task. */
  newLabels: string[];
};

/** A task as the line has it. */
export type QuickTask = { title: string } & QuickAddFields;

export type QuickAdd = { title: string; chips: Chip[]; fields: QuickAddFields };

/** Stands in for what is understood already or taken back, of the same length. */
const TAKEN = "\uFFFC";

/**
 * Reads a line such as "Pay rent every 1st at 9 @ben #home !high". Signs count at the beginning of a word, and for
 * people and labels that there are; dates and repetition where a sentence has them (`readsAsDate`).
 */
export function parseQuickAdd(text: string, context: QuickAddContext): QuickAdd {
  const { now, timeZone } = context;
  let rest = text;
  for (const part of context.refused ?? []) if (part) rest = rest.replaceAll(part, TAKEN.repeat(part.length));
  /** Takes what is read at the first word that has it. */
  const take = <T extends object>(read: (after: string, start: number) => Phrase<T> | null) => {
    for (const { index: start } of rest.matchAll(/(?<!\S)\S/g)) {
      const phrase = read(rest.slice(start), start);
      if (!phrase) continue;
      const { length, ...found } = phrase;
      const end = start + length;
      rest = rest.slice(0, start) + TAKEN.repeat(length) + rest.slice(end);
      return { start, end, ...found };
    }
    return null;
  };

  const signs: (Sign & Range)[] = [];
  const takeSign = () => take((after) => readSign(after, context, signs));
  for (let sign = takeSign(); sign; sign = takeSign()) signs.push(sign as Sign & Range);

  const repeat = take((after, start) => {
    const found = readRepeat(after);
    return found && readsAsDate(rest, start, found.length, "repeat") ? found : null;
  });
  const today = todayIn(timeZone, now);
  const due = take((after, start) => {
    const found = readDue(after, today);
    return found && readsAsDate(rest, start, found.length, found.form) ? found : null;
  });

  const value = dueOf(due, repeat?.rule ?? null, context);
  const chips: Chip[] = signs.map((sign) => chipOf(text, sign));
  if (repeat && value) {
    const rule = repeat.mode === "SCHEDULE" ? anchored(repeat.rule, value.on) : repeat.rule;
    const { start, end, mode } = repeat;
    chips.push(chipOf(text, { kind: "repeat", start, end, value: { rule: formatRule(rule), mode } }));
  }
  if (due && value) chips.push(chipOf(text, { kind: "due", start: due.start, end: due.end, value }));
  chips.sort((a, b) => a.start - b.start);
  return { title: withoutChips(text, chips), chips, fields: fieldsOf(chips, value) };
}

type Range = { start: number; end: number };
type Part = Chip extends infer C ? (C extends Chip ? Omit<C, "text"> : never) : never;

const chipOf = (text: string, part: Part): Chip => ({ ...part, text: text.slice(part.start, part.end) });

/** A day, a time or both, in either order. */
function readDue(text: string, today: CalendarDate) {
  const time = readTime(text);
  const gap = time ? /^\s+/.exec(text.slice(time.length)) : null;
  const between = (time?.length ?? 0) + (gap?.[0].length ?? 0);
  const day = time && !gap ? null : readDay(text.slice(between), today);
  if (time) {
    const form: Form = day ? "timed" : "time";
    return { on: day?.on ?? null, time: time.time, form, length: day ? between + day.length : time.length };
  }
  if (!day) return null;
  const after = /^,?\s+/.exec(text.slice(day.length))?.[0].length ?? 0;
  const late = after ? readTime(text.slice(day.length + after)) : null;
  return late
    ? { on: day.on, time: late.time, form: "timed" as Form, length: day.length + after + late.length }
    : { on: day.on, time: null, form: day.form as Form, length: day.length };
}

/** What has no day of its own begins with the first one of its rule, or the first on which the time is yet to come. */
function dueOf(
  due: { on: CalendarDate | null; time: string | null } | null,
  rule: Rule | null,
  { now, timeZone }: QuickAddContext,
): Due | null {
  if (!due && !rule) return null;
  const time = due?.time ?? null;
  const zone = time === null ? null : timeZone;
  if (due?.on) return { on: due.on, time, timeZone: zone };
  const today = todayIn(timeZone, now);
  const from = time !== null && dueInstant(today, time, timeZone) <= now ? plusDays(today, 1) : today;
  const on = rule ? firstOccurrence(anchored(rule, from), from) : from;
  return on === null ? null : { on, time, timeZone: zone };
}

function withoutChips(text: string, chips: readonly Chip[]): string {
  let title = text.slice(0, chips[0]?.start);
  chips.forEach(({ end }, index) => {
    const after = text.slice(end, chips[index + 1]?.start);
    // One space where the chip was, and none before a comma.
    const rest = after.trimStart();
    title =
      /^[,;:.!?)]+(?:\s|$)/.test(rest) || !title.trim()
        ? title.trimEnd() + rest
        : `${title.trimEnd()} ${rest}`;
  });
  return chips.length > 0 ? title.replace(/^[\s,:]+/, "").trim() : title;
}

function fieldsOf(chips: readonly Chip[], due: Due | null): QuickAddFields {
  const fields: QuickAddFields = {
    ...{ due, repeat: null, priority: 0, assignees: [], labels: [], newLabels: [] },
  };
  for (const chip of chips) {
    if (chip.kind === "repeat") fields.repeat = chip.value;
    else if (chip.kind === "priority") fields.priority = chip.value;
    else if (chip.kind === "assignee") fields.assignees.push(chip.value);
    else if (chip.kind === "label") fields.labels.push(chip.value);
    else if (chip.kind === "newLabel") fields.newLabels.push(chip.value);
  }
  return fields;
}
