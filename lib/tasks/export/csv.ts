import type { ExportedTask } from "./read";

const HEADERS = [
  ...["Title", "Column", "Status", "Due", "Time", "Time zone", "Repeats", "Priority", "Labels", "Assignees"],
  ...["Notes", "Completed", "Archived", "Created", "Created by", "Id", "Parent id"],
];
const PRIORITIES = ["", "Low", "Medium", "High"];

/** What spreadsheets take for the beginning of a formula, also behind blanks. */
const FORMULA = /^\s*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]|^[\t\r\n]/;

/** One cell: text that a spreadsheet would compute is marked as text. */
export function csvCell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",;\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const line = (cells: readonly string[]) => `${cells.map(csvCell).join(",")}\r\n`;

/** Tasks as CSV in UTF-8, with the mark by which spreadsheets know it. */
export async function* tasksAsCsv(tasks: AsyncIterable<ExportedTask>): AsyncGenerator<string> {
  yield `\uFEFF${line(HEADERS)}`;
  for await (const task of tasks)
    yield line([
      ...[task.title, task.column ?? "", task.completedAt ? "Done" : "Open"],
      ...[task.dueOn ?? "", task.dueTime ?? "", task.timeZone ?? "", task.repeats ?? ""],
      ...[PRIORITIES[task.priority] ?? "", task.labels.join(", "), task.assignees.join(", "), task.notes],
      ...[task.completedAt ?? "", task.archivedAt ?? "", task.createdAt, task.createdBy ?? ""],
      ...[task.id, task.parentId ?? ""],
    ]);
}
