import { EXPORT_HEADERS } from "../import/csv/fields";
import { joinNames } from "../import/csv/parse";
import type { ExportedTask } from "./read";

export const PRIORITY_WORDS = ["", "Low", "Medium", "High"];

/**
 * What spreadsheets take for the beginning of a formula, also behind blanks; and the same with the apostrophe that marks
 * it, so that reading takes off exactly one.
 */
const FORMULA = /^\s*'*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]|^'*[\t\r\n]/;

/** What `csvCell` has written, once its quotes are off. */
export const cellText = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;

/** One cell: text that a spreadsheet would compute is marked as text. */
export function csvCell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",;\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvLine = (cells: readonly string[]) => `${cells.map(csvCell).join(",")}\r\n`;

/** Tasks as CSV in UTF-8, with the mark by which spreadsheets know it. */
export async function* tasksAsCsv(tasks: AsyncIterable<ExportedTask>): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(EXPORT_HEADERS)}`;
  for await (const task of tasks)
    yield csvLine([
      ...[task.title, task.column ?? "", task.completedAt ? "Done" : "Open"],
      ...[task.dueOn ?? "", task.dueTime ?? "", task.timeZone ?? "", task.repeats ?? ""],
      ...[PRIORITY_WORDS[task.priority] ?? "", joinNames(task.labels), joinNames(task.assignees), task.notes],
      ...[task.completedAt ?? "", task.archivedAt ?? "", task.createdAt, task.createdBy ?? ""],
      ...[task.id, task.parentId ?? ""],
    ]);
}
