import { type ImportNotes, named } from "@/lib/documents/import/notes";
import { AppError } from "@/lib/http/errors";
import { TimeZone } from "@/lib/http/schema";
import { cellText, PRIORITY_WORDS } from "../../export/csv";
import { PRIORITIES, type Priority } from "../../limits";
import { type Imported, type ImportedTask, PLAIN_TASK, type Reading } from "../imported";
import { MAX_CSV_COLUMNS, MAX_IMPORTED_TASKS } from "../limits";
import { manyLines, nameKey, oneLine } from "../text";
import { momentOf } from "../trello-json";
import { readDate, type SlashOrder, slashOrderOf } from "./dates";
import { type CsvField, type CsvMapping, EXPORT_HEADERS, guessMapping, isOwnExport } from "./fields";
import { parseCsv, splitNames, UnclosedQuote } from "./parse";
import { readRepeatWords } from "./repeat";
import { nested } from "./tree";

const DONE = /^(?:true|yes|y|x|1|done|complete|completed|closed|✓|✔)$/i;
const NOT_DONE = /^(?:|false|no|n|0|open|-|not started)$/i;
const HIGHEST = /^(?:urgent|highest|critical|p0|p1|!!!)$/i;

type Unread = { dates: string[]; repeats: string[]; priorities: Set<string>; untitled: number };
type OwnColumn = (typeof EXPORT_HEADERS)[number];

/**
 * Reads tasks from a spreadsheet: one in each row, below the names of the columns.
 * @param mapping what the columns are; without one it is guessed
 * @throws AppError invalid_input for what is no CSV; too_large
 */
export function readCsv(
  text: string,
  { mapping: given, ...reading }: Reading & { mapping: CsvMapping | null },
  notes: ImportNotes,
): Imported {
  const [headers = [], ...rows] = rowsOf(text);
  const isOwn = isOwnExport(headers);
  const mapping = isOwn || !given ? guessMapping(headers) : given;
  const ownAt = (name: OwnColumn) => EXPORT_HEADERS.indexOf(name);
  const cleaned = isOwn ? rows.map((row) => row.map(cellText)) : rows;
  const due = mapping.due;
  const order = due === undefined ? null : slashOrderOf(rows.map((row) => row[due] ?? ""));
  const unread: Unread = { dates: [], repeats: [], priorities: new Set(), untitled: 0 };
  const placed = cleaned.flatMap((row) => {
    const cell = (field: CsvField) => row[mapping[field] ?? -1]?.trim() ?? "";
    const own = (name: OwnColumn) => (isOwn ? (row[ownAt(name)]?.trim() ?? "") : "");
    const task = taskOf(cell, own, { ...reading, order, unread });
    return task ? [{ task, id: cell("id"), parent: cell("parent") }] : [];
  });
  report(unread, notes);
  reportColumns(headers, mapping, isOwn, notes);
  const tasks = nested(placed, notes);
  const columns = Map.groupBy(
    tasks.flatMap(({ column }) => column ?? []),
    nameKey,
  );
  return {
    title: "",
    columns: [...columns.values()].flatMap(([name]) => name ?? []),
    labelColors: new Map(),
    tasks,
  };
}

function rowsOf(text: string): string[][] {
  const rows: string[][] = [];
  try {
    for (const row of parseCsv(text)) {
      rows.push(row);
      if (rows.length > MAX_IMPORTED_TASKS + 1)
        throw new AppError(
          "too_large",
          `The file has more than ${MAX_IMPORTED_TASKS.toLocaleString("en")} rows. Make several files of it.`,
        );
    }
  } catch (error) {
    if (!(error instanceof UnclosedQuote)) throw error;
    throw new AppError(
      "invalid_input",
      `A quotation mark in row ${error.row} isn’t closed. Save the spreadsheet as CSV again.`,
    );
  }
  const [headers] = rows;
  if (!headers || rows.length === 1)
    throw new AppError(
      "invalid_input",
      "There are no tasks in this file: it needs a row of names, and one for each task.",
    );
  if (headers.length > MAX_CSV_COLUMNS)
    throw new AppError("too_large", `The file has more than ${MAX_CSV_COLUMNS} columns.`);
  return rows;
}

type Cells = {
  cell: (field: CsvField) => string;
  own: (name: OwnColumn) => string;
};

function taskOf(
  cell: Cells["cell"],
  own: Cells["own"],
  { now, timeZone, order, unread }: Reading & { order: SlashOrder; unread: Unread },
): ImportedTask | null {
  const title = oneLine(cell("title"));
  if (!title) {
    unread.untitled += 1;
    return null;
  }
  const due = dueOf(cell("due"), own, { order, timeZone });
  if (cell("due") && !due) unread.dates.push(`${title} (${cell("due").slice(0, 40)})`);
  const words = own("Repeats");
  const repeat = words && due ? readRepeatWords(words) : null;
  if (words && !repeat) unread.repeats.push(`${title} (${words})`);
  return {
    ...PLAIN_TASK,
    ...{ title, due, repeat, notes: manyLines(cell("notes")), column: oneLine(cell("column")) || null },
    priority: priorityOf(cell("priority"), unread),
    labels: splitNames(cell("labels")).map(oneLine),
    assignees: splitNames(cell("assignees")).map(oneLine),
    completedAt: completedOf(cell("completed"), now, timeZone),
    archivedAt: momentOf(own("Archived")),
    subtasks: [],
    comments: [],
  };
}

function dueOf(
  text: string,
  own: Cells["own"],
  { order, timeZone }: { order: SlashOrder; timeZone: string },
): ImportedTask["due"] {
  const read = readDate(own("Time") ? `${text} ${own("Time")}` : text, order, timeZone);
  if (!read) return null;
  const zone = TimeZone.safeParse(own("Time zone")).data ?? timeZone;
  return { ...read, timeZone: read.time === null ? null : zone };
}

function completedOf(text: string, now: Date, timeZone: string): Date | null {
  if (NOT_DONE.test(text)) return null;
  if (DONE.test(text)) return now;
  const at = momentOf(text);
  if (at && at <= now) return at;
  return at || readDate(text, null, timeZone) ? now : null;
}

function priorityOf(text: string, unread: Unread): Priority {
  const word = text.toLowerCase();
  const at = PRIORITY_WORDS.findIndex((known) => known.toLowerCase() === word);
  const number = at >= 0 ? at : HIGHEST.test(text) ? 3 : -1;
  const priority = PRIORITIES.find((one) => one === number);
  if (priority === undefined && !/^(?:none|no|normal)?$/.test(word)) unread.priorities.add(text.slice(0, 40));
  return priority ?? 0;
}

function report({ dates, repeats, priorities, untitled }: Unread, notes: ImportNotes): void {
  if (untitled > 0)
    notes.add(`${untitled === 1 ? "One row has" : `${untitled} rows have`} no title, and were left out.`);
  if (dates.length > 0) notes.add(`These due dates couldn’t be read: ${named(dates)}`);
  if (repeats.length > 0) notes.add(`These don’t repeat any more: ${named(repeats)}`);
  if (priorities.size > 0) notes.add(`These priorities are unknown here: ${named([...priorities])}`);
}

function reportColumns(
  headers: readonly string[],
  mapping: CsvMapping,
  isOwn: boolean,
  notes: ImportNotes,
): void {
  const used = new Set(Object.values(mapping));
  const left = headers.filter((header, at) => !used.has(at) && header.trim());
  if (!isOwn && left.length > 0)
    notes.add(`These columns of the file weren’t taken: ${named(left.map(oneLine))}`);
}
