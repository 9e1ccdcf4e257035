// Browsers show what is guessed, and let people change it.

export type Field = {
  label: string;
  /** What other programs call it, in lower case. */
  names: readonly string[];
};

/** What a column of a spreadsheet can be. */
export const CSV_FIELDS = {
  title: {
    label: "Title",
    names: [
      "title",
      "name",
      "task",
      "task name",
      "card name",
      "card title",
      "summary",
      "subject",
      "to do",
      "todo",
    ],
  },
  column: {
    label: "Column",
    names: ["column", "list", "list name", "section/column", "section", "status", "state", "stage", "bucket"],
  },
  labels: { label: "Labels", names: ["labels", "label", "tags", "tag", "categories", "category"] },
  due: { label: "Due date", names: ["due", "due date", "due on", "deadline", "due by", "end date"] },
  assignees: {
    label: "Assignees",
    names: ["assignees", "assignee", "assigned to", "assignee email", "owner", "members", "member"],
  },
  notes: {
    label: "Description",
    names: ["notes", "description", "card description", "desc", "details", "body", "content"],
  },
  completed: {
    label: "Completed",
    names: ["completed", "completed at", "completed on", "complete", "is done", "done", "date completed"],
  },
  priority: { label: "Priority", names: ["priority"] },
  parent: { label: "Parent task", names: ["parent id", "parent task", "parent"] },
  id: { label: "Id", names: ["id", "task id", "card id"] },
} as const satisfies Record<string, Field>;

export type CsvField = keyof typeof CSV_FIELDS;
export const csvFields = Object.keys(CSV_FIELDS) as [CsvField, ...CsvField[]];

/** Which column holds what, by its number. */
export type CsvMapping = Partial<Record<CsvField, number>>;

/** The columns that the export of tasks writes. */
export const EXPORT_HEADERS = [
  ...["Title", "Column", "Status", "Due", "Time", "Time zone", "Repeats", "Priority", "Labels", "Assignees"],
  ...["Notes", "Completed", "Archived", "Created", "Created by", "Id", "Parent id"],
] as const;

/** Whether a file is one that the export has written: nobody has to be asked what its columns are. */
export const isOwnExport = (headers: readonly string[]): boolean =>
  EXPORT_HEADERS.length === headers.length && EXPORT_HEADERS.every((name, at) => headers[at] === name);

/** What the columns hold, by their names; the first is the title where none is called so. */
export function guessMapping(headers: readonly string[]): CsvMapping {
  const names = headers.map((header) => header.trim().toLowerCase());
  const mapping: CsvMapping = {};
  const taken = new Set<number>();
  for (const field of csvFields) {
    const at = CSV_FIELDS[field].names
      .map((name) => names.indexOf(name))
      .find((index) => index >= 0 && !taken.has(index));
    if (at === undefined) continue;
    mapping[field] = at;
    taken.add(at);
  }
  if (mapping.title === undefined) {
    const free = names.findIndex((_, at) => !taken.has(at));
    mapping.title = Math.max(0, free);
  }
  return mapping;
}
