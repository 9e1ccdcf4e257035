import type { RepeatMode } from "@/lib/dates/rule";
import { parseRule } from "@/lib/dates/rule-text";
import { describeRule } from "@/lib/dates/rule-words";
import type { Task, TaskCover, TaskDetails } from "./schema";

/** The fields of a task `t`, as SQL. */
export const TASK_COLUMNS = `t.id, t.channel_id AS "channelId", t.parent_id AS "parentId", t.column_id AS "columnId",
  t.title, t.position,
  t.priority, t.due_on::text AS "dueOn", t.due_time AS "dueTime", t.time_zone AS "timeZone", t.due_at AS "dueAt",
  t.rule, t.repeat_mode AS "repeatMode",
  ARRAY(SELECT l.label_id::text FROM task_labels l WHERE l.task_id = t.id ORDER BY l.label_id) AS labels,
  ARRAY(SELECT a.user_id::text FROM task_assignees a WHERE a.task_id = t.id ORDER BY a.user_id) AS assignees,
  t.completed_at AS "completedAt", t.completed_by_id AS "completedBy", t.archived_at AS "archivedAt",
  t.notes <> '' AS "hasNotes", t.notes_revision AS "notesRevision",
  (SELECT jsonb_build_object('all', count(*), 'open', count(*) FILTER (WHERE s.completed_at IS NULL))
    FROM tasks s WHERE s.parent_id = t.id AND s.deleted_at IS NULL) AS counts,
  (SELECT jsonb_build_object('count', count(*), 'cover', (jsonb_agg(jsonb_build_object('fileId', f.id, 'alt', f.alt,
      'hasThumbnail', f.thumbnail_key IS NOT NULL)) FILTER (WHERE ta.is_cover))->0)
    FROM task_attachments ta JOIN files f ON f.id = ta.file_id
    WHERE ta.task_id = t.id AND ta.removed_at IS NULL) AS attachments,
  coalesce((SELECT th.reply_count FROM threads th WHERE th.id = t.id), 0) AS "commentCount",
  t.revision, t.created_at AS "createdAt", t.created_by_id AS "createdBy"`;

export type TaskRow = Omit<
  Task,
  | "due"
  | "repeat"
  | "completedAt"
  | "archivedAt"
  | "createdAt"
  | "subtasks"
  | "openSubtasks"
  | "attachmentCount"
  | "cover"
> & {
  dueOn: string | null;
  dueTime: string | null;
  timeZone: string | null;
  dueAt: Date | null;
  rule: string | null;
  repeatMode: RepeatMode | null;
  completedAt: Date | null;
  archivedAt: Date | null;
  counts: { all: number; open: number };
  attachments: { count: number; cover: TaskCover | null };
  createdAt: Date;
};

export function toTask(given: TaskRow): Task {
  const { dueOn, dueTime, timeZone, dueAt, rule, repeatMode, counts, attachments, ...row } = given;
  return {
    ...row,
    due: dueOn === null ? null : { on: dueOn, time: dueTime, timeZone, at: dueAt?.toISOString() ?? null },
    repeat:
      rule === null || repeatMode === null
        ? null
        : { rule, mode: repeatMode, text: describeRule(parseRule(rule), repeatMode) },
    subtasks: counts.all,
    openSubtasks: counts.open,
    attachmentCount: attachments.count,
    cover: attachments.cover,
    completedAt: row.completedAt?.toISOString() ?? null,
    archivedAt: row.archivedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

export type TaskDetailsRow = TaskRow & Pick<TaskDetails, "notes" | "documentId">;

export const toTaskDetails = ({ notes, documentId, ...row }: TaskDetailsRow): TaskDetails => ({
  ...toTask(row),
  ...{ notes, documentId },
});
