import { generateNKeysBetween } from "fractional-indexing";
import { v7 as uuidv7 } from "uuid";
import { MAX_COLUMN_NAME, MAX_COLUMNS } from "@/lib/boards/limits";
import type { Column } from "@/lib/boards/schema";
import { dueInstant } from "@/lib/dates/calendar-date";
import { type ImportNotes, named } from "@/lib/documents/import/notes";
import { LABEL_COLORS, type LabelColor, MAX_LABEL_NAME, MAX_LABELS } from "@/lib/labels/limits";
import { labelKey } from "@/lib/labels/service";
import { plainMarkdown } from "../export/markdown";
import { MAX_ASSIGNEES, MAX_NOTES, MAX_TASK_LABELS, MAX_TITLE } from "../limits";
import { repeatColumns } from "../repeat/fields";
import type { Imported, ImportedComment, ImportedTask } from "./imported";
import { MAX_IMPORTED_COMMENTS, MAX_IMPORTED_TASKS } from "./limits";
import { cut, nameKey } from "./text";
import { tooMany } from "./too-many";
import { trimmed } from "./trim";

export type PlannedColumn = { id: string; name: string; position: string; isDone: boolean };
export type PlannedTask = {
  id: string;
  parentId: string | null;
  columnId: string | null;
  title: string;
  notes: string;
  position: string;
  priority: number;
  dueOn: string | null;
  dueTime: string | null;
  timeZone: string | null;
  dueAt: Date | null;
  rule: string | null;
  repeatMode: string | null;
  startsOn: Date | null;
  seriesId: string | null;
  occurrenceOn: Date | null;
  completedAt: Date | null;
  archivedAt: Date | null;
};

/** The rows that an import makes. */
export type Plan = {
  /** Empty for those that a new board has. */
  columns: PlannedColumn[];
  labels: { id: string; name: string; color: LabelColor }[];
  tasks: PlannedTask[];
  taskLabels: { taskId: string; labelId: string }[];
  assignees: { taskId: string; userId: string }[];
  comments: { taskId: string; comments: ImportedComment[] }[];
};

/** What the channel has already: labels and columns of these names are used, and tasks come behind what is there. */
export type Present = {
  columns: readonly Pick<Column, "id" | "name" | "position" | "isDone">[];
  labels: readonly { id: string; name: string }[];
  /** Of each column; of a list under null. */
  lastPositions: ReadonlyMap<string | null, string>;
};

type Planning = {
  now: Date;
  hasColumns: boolean;
  present: Present;
  notes: ImportNotes;
  /** The id of who is meant, if it is one of those who read the channel. */
  personOf: (name: string) => string | null;
};

/** Names of columns that are the same once they are as short as a column's. */
const columnKey = (name: string) => nameKey(cut(name, MAX_COLUMN_NAME));
const DONE_COLUMN = /^(?:done|completed?|finished)$/i;

/** What becomes of a file in a channel, within the limits that hold there. What doesn't fit is noted. */
export function planImport(given: Imported, planning: Planning): Plan {
  const { now, hasColumns, present, notes, personOf } = planning;
  const imported = { ...given, tasks: given.tasks.map((task) => trimmed(task, notes)) };
  const columns = hasColumns ? planColumns(imported, present.columns, notes) : [];
  const all = [...present.columns, ...columns];
  const byName = new Map(all.toReversed().map((column) => [columnKey(column.name), column]));
  if (!hasColumns && imported.columns.length > 0)
    notes.add("A list has no columns: what they were called is labels of the tasks.");
  const labels = planLabels(imported, planning);
  const plan: Plan = { columns, labels: labels.made, tasks: [], taskLabels: [], assignees: [], comments: [] };
  const lost: Lost = {
    ...{ labels: new Set(), people: new Set(), assignees: [], finished: 0, open: [] },
  };

  const add = (
    task: ImportedTask,
    place: Pick<PlannedTask, "parentId" | "columnId" | "position" | "archivedAt">,
  ) => {
    if (plan.tasks.length >= MAX_IMPORTED_TASKS) throw tooMany("tasks and subtasks", MAX_IMPORTED_TASKS);
    const id = uuidv7();
    const people = [...new Set(task.assignees)].map((name) => ({ name, userId: personOf(name) }));
    const strangers = people.filter(({ userId }) => !userId).map(({ name }) => name);
    for (const name of strangers) lost.people.add(name);
    plan.tasks.push({ id, ...place, ...fieldsOf(task, strangers) });
    const userIds = [...new Set(people.flatMap(({ userId }) => userId ?? []))];
    if (userIds.length > MAX_ASSIGNEES) lost.assignees.push(task.title);
    plan.assignees.push(...userIds.slice(0, MAX_ASSIGNEES).map((userId) => ({ taskId: id, userId })));
    const keys = new Set(labelsOf(task, hasColumns).map(labelKey));
    const found = [...keys].flatMap((key) => labels.idOf(key) ?? []);
    if (found.length < keys.size || found.length > MAX_TASK_LABELS) lost.labels.add(task.title);
    for (const labelId of found.slice(0, MAX_TASK_LABELS)) plan.taskLabels.push({ taskId: id, labelId });
    if (task.comments.length > 0) plan.comments.push({ taskId: id, comments: task.comments });
    const positions = generateNKeysBetween(null, null, task.subtasks.length);
    task.subtasks.forEach((below, at) => {
      // What is open stands under nothing that is done.
      if (task.completedAt && !below.completedAt) lost.open.push(below.title);
      const completedAt = below.completedAt ?? task.completedAt;
      const position = positions[at] ?? "";
      add(
        { ...below, completedAt },
        { parentId: id, columnId: null, position, archivedAt: place.archivedAt },
      );
    });
  };

  const tops = imported.tasks.map((task) => {
    const named = task.column === null ? undefined : byName.get(columnKey(task.column));
    const isLost = hasColumns && task.column !== null && !named;
    const isPlaced = task.column === null && !task.archivedAt;
    const column = named ?? (isPlaced ? columnFor(all, task.completedAt !== null) : undefined);
    const finishes = column?.isDone && !task.completedAt && !task.archivedAt;
    if (finishes) lost.finished += 1;
    return {
      task: finishes ? { ...task, completedAt: now } : task,
      columnId: column?.id ?? null,
      archivedAt: task.archivedAt ?? (isLost ? now : null),
    };
  });
  for (const group of Map.groupBy(tops, ({ columnId }) => columnId).values()) {
    const last = present.lastPositions.get(group[0]?.columnId ?? null);
    const positions = generateNKeysBetween(last, null, group.length);
    group.forEach(({ task, ...place }, at) => {
      add(task, { ...place, parentId: null, position: positions[at] ?? "" });
    });
  }
  reportPlan(lost, notes);
  if (plan.comments.reduce((sum, { comments }) => sum + comments.length, 0) > MAX_IMPORTED_COMMENTS)
    throw tooMany("comments", MAX_IMPORTED_COMMENTS);
  return plan;
}

/** Where what names no column stands; in a list, nowhere. */
const columnFor = <T extends { isDone: boolean }>(columns: readonly T[], isDone: boolean): T | undefined =>
  columns.find((column) => column.isDone === isDone) ?? columns[0];

function planColumns(
  { columns }: Imported,
  present: Present["columns"],
  notes: ImportNotes,
): PlannedColumn[] {
  const known = new Set(present.map(({ name }) => columnKey(name)));
  const names = [...Map.groupBy(columns, columnKey)].flatMap(([key, [name]]) =>
    known.has(key) ? [] : (name ?? []),
  );
  const room = Math.max(0, MAX_COLUMNS - present.length);
  const taken = names.slice(0, room);
  if (names.length > taken.length)
    notes.add(
      `A board has ${MAX_COLUMNS} columns at most. These didn’t come, their cards are in the archive: ${named(names.slice(room))}`,
    );
  const positions = generateNKeysBetween(present.at(-1)?.position, null, taken.length);
  return taken.map((name, at) => ({
    ...{ id: uuidv7(), name: cut(name, MAX_COLUMN_NAME), position: positions[at] ?? "" },
    isDone: DONE_COLUMN.test(name),
  }));
}

const labelsOf = ({ labels, column }: ImportedTask, hasColumns: boolean): readonly string[] =>
  hasColumns || column === null ? labels : [...labels, column];

/** Equal names are one label, as in a channel. */
function planLabels({ tasks, labelColors }: Imported, { hasColumns, present, notes }: Planning) {
  const byKey = new Map<string, { id: string; name: string; color: LabelColor | null }>(
    // A color is what is to be made.
    present.labels.map(({ id, name }) => [labelKey(name), { id, name, color: null }]),
  );
  const dropped = new Set<string>();
  const colors = new Map([...labelColors].map(([name, color]) => [labelKey(name), color]));
  const add = (given: string) => {
    const key = labelKey(given);
    if (byKey.has(key)) return;
    if (byKey.size >= MAX_LABELS) return void dropped.add(given);
    const color = colors.get(key) ?? LABEL_COLORS[byKey.size % LABEL_COLORS.length] ?? "gray";
    byKey.set(key, { id: uuidv7(), name: cut(given, MAX_LABEL_NAME), color });
  };
  for (const name of labelColors.keys()) add(name);
  const visit = (task: ImportedTask) => {
    for (const name of labelsOf(task, hasColumns)) add(name);
    for (const below of task.subtasks) visit(below);
  };
  for (const task of tasks) visit(task);
  if (dropped.size > 0)
    notes.add(`A channel has ${MAX_LABELS} labels at most. These didn’t come: ${named([...dropped])}`);
  // Names that are cut may be the same then.
  const made: typeof byKey = new Map();
  for (const [key, label] of byKey) {
    const same = made.get(labelKey(label.name));
    if (same) byKey.set(key, same);
    else made.set(labelKey(label.name), label);
  }
  return {
    made: [...made.values()].flatMap(({ color, ...label }) => (color ? { ...label, color } : [])),
    idOf: (key: string) => byKey.get(key)?.id,
  };
}

type Fields = Omit<PlannedTask, "id" | "parentId" | "columnId" | "position" | "archivedAt">;

function fieldsOf(
  { title, notes, due, repeat, priority, completedAt }: ImportedTask,
  strangers: readonly string[],
): Fields {
  const isLong = title.length > MAX_TITLE;
  const dates = {
    ...{ dueOn: due?.on ?? null, dueTime: due?.time ?? null, timeZone: due?.time ? due.timeZone : null },
    dueAt: due?.time && due.timeZone ? dueInstant(due.on, due.time, due.timeZone) : null,
  };
  // The words of a title that is cut are the beginning of the description.
  const assigned = strangers.length > 0 ? `Assigned to ${strangers.map(plainMarkdown).join(", ")}` : "";
  const text = [isLong ? title : "", notes, assigned].filter(Boolean).join("\n\n");
  return {
    ...{ title: cut(title, MAX_TITLE), notes: cut(text, MAX_NOTES), priority, completedAt, ...dates },
    ...repeatColumns(repeat, due?.on ?? null),
  };
}

type Lost = {
  labels: Set<string>;
  people: Set<string>;
  assignees: string[];
  finished: number;
  open: string[];
};

function reportPlan({ labels, people, assignees, finished, open }: Lost, notes: ImportNotes): void {
  if (people.size > 0)
    notes.add(
      `These people don’t read this channel, or there are several of the name; descriptions name them: ${named([...people])}`,
    );
  if (assignees.length > 0)
    notes.add(`A task has ${MAX_ASSIGNEES} assignees at most. Not all came of: ${named(assignees)}`);
  if (labels.size > 0) notes.add(`Not all labels of these came: ${named([...labels])}`);
  if (finished > 0)
    notes.add(
      `${finished === 1 ? "One card stands" : `${finished} cards stand`} in a column for what is done; what is open there is completed.`,
    );
  if (open.length > 0)
    notes.add(`These were open under something that is completed, and are completed, too: ${named(open)}`);
}
