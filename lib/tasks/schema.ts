import { z } from "zod";
import { ChannelType } from "@/lib/channels/schema";
import { BUCKETS } from "@/lib/dates/calendar-date";
import { CalendarDate, ClockTime } from "@/lib/dates/schema";
import { PageQuery } from "@/lib/http/pagination";
import { Id, line, Nonce, storable, Timestamp, TimeZone, text } from "@/lib/http/schema";
import { NewLabel } from "@/lib/labels/schema";
import {
  MAX_ASSIGNEES,
  MAX_MOVED,
  MAX_NOTES,
  MAX_PAGE,
  MAX_TASK_LABELS,
  MAX_TITLE,
  PRIORITIES,
} from "./limits";

export const Priority = z.literal(PRIORITIES);

/** A day, or a time of it in a zone; `at` is the moment of the latter. */
export const TaskDue = z.object({
  on: z.string(),
  time: z.string().nullable(),
  timeZone: z.string().nullable(),
  at: Timestamp.nullable(),
});
export type TaskDue = z.output<typeof TaskDue>;

export const RepeatMode = z.enum(["SCHEDULE", "COMPLETION"]);

/** How a task repeats: by a rule of RFC 5545, counted from its first date or from each completion, and in words. */
export const Repeat = z.object({ rule: z.string(), mode: RepeatMode, text: z.string() });

/** The picture that a board shows above a card's title, at `/api/files/{fileId}/thumbnail` once it has a thumbnail. */
export const TaskCover = z.object({ fileId: Id, alt: z.string(), hasThumbnail: z.boolean() });
export type TaskCover = z.output<typeof TaskCover>;

/** A task as lists and events have it. */
export const Task = z.object({
  id: Id,
  channelId: Id,
  parentId: Id.nullable(),
  /** Where a card stands on its board; null for a subtask, and in a list. */
  columnId: Id.nullable(),
  title: z.string(),
  /** Fractional index among the tasks under the same parent, or in the same column. Sorted by it, then by id. */
  position: z.string(),
  due: TaskDue.nullable(),
  repeat: Repeat.nullable(),
  priority: Priority,
  labels: z.array(Id),
  assignees: z.array(Id),
  completedAt: Timestamp.nullable(),
  completedBy: Id.nullable(),
  /** Put away since then: out of every list, but found and restored. */
  archivedAt: Timestamp.nullable(),
  hasNotes: z.boolean(),
  /** Counts the changes of the notes. */
  notesRevision: z.int(),
  /** Tasks directly under it, and those of them that are open. */
  subtasks: z.int(),
  openSubtasks: z.int(),
  attachmentCount: z.int(),
  cover: TaskCover.nullable(),
  /** It alone changes without a new revision. */
  commentCount: z.int(),
  /** Of two versions of a task, the higher one is the later. */
  revision: z.int(),
  createdAt: Timestamp,
  /** Null where the account is gone. */
  createdBy: Id.nullable(),
});
export type Task = z.output<typeof Task>;

/** A task with its notes, which are Markdown. */
export const TaskDetails = Task.extend({
  notes: z.string(),
  /** The document that the notes are, once somebody has begun to write in it. */
  documentId: Id.nullable(),
});
export type TaskDetails = z.output<typeof TaskDetails>;

/** What completing or reopening a task did; `next` is the following one of what repeats. */
export const TaskCompletion = z.strictObject({ task: Task, next: Task.nullable() });
export type TaskCompletion = z.output<typeof TaskCompletion>;

/** A time without a zone is in that of the person. */
export const NewTaskDue = z.strictObject({
  on: CalendarDate,
  time: ClockTime.nullable().default(null),
  timeZone: TimeZone.nullable().default(null),
});
export type NewTaskDue = z.output<typeof NewTaskDue>;

/** It begins with the task's due date; without one, on the first day of the rule. */
export const NewRepeat = z.strictObject({ rule: storable(300), mode: RepeatMode.default("SCHEDULE") });
export type NewRepeat = z.output<typeof NewRepeat>;

const ids = (max: number) =>
  z
    .array(Id)
    .max(max)
    .transform((given) => [...new Set(given)]);

const fields = {
  title: line(MAX_TITLE),
  notes: text(MAX_NOTES),
  due: NewTaskDue.nullable(),
  repeat: NewRepeat.nullable(),
  priority: Priority,
  /** Of the same channel. */
  labels: ids(MAX_TASK_LABELS),
  /** People who can read the channel. */
  assignees: ids(MAX_ASSIGNEES),
};

/**
 * Whether a card is done where it comes to. Without it the columns decide. What takes a move back says it, since columns
 * may be for something else meanwhile.
 */
const isDone = z.boolean().optional();

/** Where a task stands: after a task under the same parent, or in the same column; null is the beginning. One that is gone is the end. */
const afterId = Id.nullable();

export const NewTask = z.strictObject({
  title: fields.title,
  notes: fields.notes.default(""),
  due: fields.due.default(null),
  repeat: fields.repeat.default(null),
  priority: fields.priority.default(0),
  labels: fields.labels.default([]),
  /** Names of further labels, made where the channel has none of that name. */
  newLabels: z.array(NewLabel.shape.name).max(MAX_TASK_LABELS).default([]),
  assignees: fields.assignees.default([]),
  parentId: Id.nullable().default(null),
  /** Of the same board. Without it, the first one for what isn't done. */
  columnId: Id.optional(),
  /** Without it, the end. */
  afterId: afterId.optional(),
  nonce: Nonce.optional(),
});
export type NewTask = z.output<typeof NewTask>;

/** Each field by itself: the last write wins. Notes are an edit of their document, which others may be writing in. */
export const TaskChange = z.strictObject(fields).partial();
export type TaskChange = z.output<typeof TaskChange>;

/**
 * Without `parentId` it stays under the same one, without `columnId` in the same column. A card that comes into a column
 * for what is done is completed, one that goes out of it is reopened.
 */
export const TaskPosition = z.strictObject({
  parentId: Id.nullable().optional(),
  columnId: Id.optional(),
  afterId,
  isDone,
});
export type TaskPosition = z.output<typeof TaskPosition>;

/** Several tasks that are under no other, in this order. Without `columnId` they come to where the first one stands. */
export const TaskPositions = z.strictObject({
  taskIds: ids(MAX_MOVED).refine((given) => given.length > 0, "names at least one"),
  columnId: Id.optional(),
  afterId,
  isDone,
});
export type TaskPositions = z.output<typeof TaskPositions>;

/** Where it stands for the person: in the day of their own zone. */
export const DueFilter = z.enum([...BUCKETS, "none"]);
export type DueFilter = z.output<typeof DueFilter>;

export const TaskQuery = PageQuery.extend({
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(100),
  /** The open ones, or the done ones, last completed first; both by default. */
  done: z.stringbool().optional(),
  /** Those directly under one task; `none` for those that are under no other. */
  parentId: z.union([z.literal("none"), Id]).optional(),
  /** What is archived, instead of what isn't. What stands under one task is listed with it, archived or not. */
  archived: z.stringbool().default(false),
  /** The cards of one column. */
  columnId: Id.optional(),
  assignee: z.union([z.literal("me"), Id]).optional(),
  label: Id.optional(),
  due: DueFilter.optional(),
  /** The first and the last day of those that are due on a day, as it was said: a time may be on another day elsewhere. */
  dueFrom: CalendarDate.optional(),
  dueTo: CalendarDate.optional(),
});
export type TaskQuery = z.output<typeof TaskQuery>;

/** A task with its place, for lists over all channels. */
export const PlacedTask = Task.extend({
  channel: z.object({
    id: Id,
    name: z.string(),
    type: ChannelType,
    workspaceId: Id,
    workspaceSlug: z.string(),
    /** What the person may do with its tasks. */
    canUpdate: z.boolean(),
    canDelete: z.boolean(),
  }),
});
export type PlacedTask = z.output<typeof PlacedTask>;

export const MyTasksQuery = PageQuery.extend({
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(100),
  workspaceId: Id.optional(),
  due: DueFilter.optional(),
});
export type MyTasksQuery = z.output<typeof MyTasksQuery>;
