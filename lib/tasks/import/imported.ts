import type { RepeatMode } from "@/lib/dates/rule";
import type { LabelColor } from "@/lib/labels/limits";
import type { Priority } from "../limits";

export type ImportedDue = { on: string; time: string | null; timeZone: string | null };

export type ImportedComment = {
  /** As the file names its author; null where it doesn't. */
  author: string | null;
  at: Date | null;
  text: string;
};

/** A task as files of other programs have it: names in place of ids. */
export type ImportedTask = {
  title: string;
  notes: string;
  /** The name of a column of the board; null for one that stands in none. */
  column: string | null;
  due: ImportedDue | null;
  repeat: { rule: string; mode: RepeatMode } | null;
  priority: Priority;
  labels: string[];
  /** Names or e-mail addresses. */
  assignees: string[];
  completedAt: Date | null;
  archivedAt: Date | null;
  subtasks: ImportedTask[];
  /** Oldest first. */
  comments: ImportedComment[];
};

/** What a file holds, before anything of it is stored. */
export type Imported = {
  title: string;
  /** The names of the columns, in order; equal ones are the first of them. */
  columns: string[];
  /** Those that have a color; the others get one. */
  labelColors: Map<string, LabelColor>;
  tasks: ImportedTask[];
};

export const PLAIN_TASK = {
  ...{ notes: "", column: null, due: null, repeat: null, priority: 0, completedAt: null, archivedAt: null },
} as const satisfies Partial<ImportedTask>;

/** What a reader of files knows of who imports. */
export type Reading = { now: Date; timeZone: string };
