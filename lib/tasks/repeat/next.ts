import type { Actor } from "@/lib/auth/actor";
import { firstColumn, isDoneColumn } from "@/lib/boards/columns";
import type { Column } from "@/lib/boards/schema";
import { daysFrom, dueInstant, plusDays } from "@/lib/dates/calendar-date";
import { nextOccurrence } from "@/lib/dates/recurrence";
import type { Transaction } from "@/lib/db";
import type { TaskModel } from "@/lib/generated/prisma/models";
import { newId } from "@/lib/new-id";
import { getPersonSettings } from "@/lib/people/settings/service";
import { copyDescriptions } from "../description/copy";
import { skipPastDue } from "../due/service";
import { findPosition } from "../order/position";
import { listDescendants } from "../tree";

const dayOf = (date: Date) => date.toISOString().slice(0, 10);
const toDate = (day: string) => new Date(`${day}T00:00:00Z`);

/**
 * Makes the task that follows one that was completed, behind it, before it goes to a done column: with everything that it has, and its subtasks open.
 * The channel's tasks must be locked, so that there is one of each day.
 * @returns the ids of the task and its subtasks; none where nothing follows
 */
export async function createNext(
  tx: Transaction,
  actor: Actor,
  task: TaskModel,
  completedAt: Date,
  columns: readonly Column[],
): Promise<string[]> {
  const { rule, repeatMode, startsOn, seriesId, occurrenceOn } = task;
  if (!rule || !repeatMode || !startsOn || !seriesId || !occurrenceOn) return [];
  const on = nextOccurrence({
    ...{ rule, mode: repeatMode, startsOn: dayOf(startsOn), occurrenceOn: dayOf(occurrenceOn), completedAt },
    ...{ time: task.dueTime, timeZone: task.timeZone ?? (await getPersonSettings(actor)).timeZone },
  });
  if (on === null) return [];
  // What counts from completion may fall on any day, also on an earlier one; the days of a series rise nevertheless.
  const isCounted = repeatMode === "COMPLETION";
  const following = plusDays(dayOf(occurrenceOn), 1);
  const { channelId, parentId } = task;
  const day = isCounted && on < following ? following : on;
  const occurrence = { seriesId, occurrenceOn: toDate(day) };
  // One that somebody has changed stays where its predecessor is reopened.
  const existing = await tx.task.findFirst({
    where: {
      ...occurrence,
      channelId,
      ...(isCounted && { occurrenceOn: { gt: occurrenceOn } }),
      ...{ deletedAt: null, NOT: { id: task.id } },
    },
    orderBy: { occurrenceOn: "asc" },
    select: { id: true },
  });
  if (existing) return [existing.id];
  await tx.task.deleteMany({ where: { ...occurrence, channelId } });
  const other = isDoneColumn(columns, task.columnId) ? firstColumn(columns, false) : undefined;
  const columnId = other?.id ?? task.columnId;
  const afterId = columnId === task.columnId ? task.id : null;
  const position = await findPosition(tx, { channelId, parentId, columnId, afterId });
  const days = daysFrom(dayOf((isCounted && task.dueOn) || occurrenceOn), on);
  const ids = await copyTree(tx, task, (row) =>
    row.id === task.id
      ? { ...occurrence, columnId, position, ...dueFields(row, on) }
      : subtaskFields(row, row.dueOn && plusDays(dayOf(row.dueOn), days)),
  );
  await skipPastDue(tx, ids);
  return ids;
}

function dueFields({ dueTime, timeZone }: TaskModel, on: string | null) {
  if (on === null) return {};
  return { dueOn: toDate(on), dueAt: dueTime && timeZone ? dueInstant(on, dueTime, timeZone) : null };
}

/** A subtask that repeats begins a series of its own. Without a date it has no day to count from. */
function subtaskFields(row: TaskModel, on: string | null): Partial<TaskModel> {
  if (!row.rule) return dueFields(row, on);
  if (on === null)
    return { rule: null, repeatMode: null, startsOn: null, seriesId: null, occurrenceOn: null };
  return { seriesId: newId(), startsOn: toDate(on), occurrenceOn: toDate(on), ...dueFields(row, on) };
}

/** Of each series among the subtasks the latest occurrence alone, with what is under it. @param rows from above */
function withoutFormer([task, ...below]: TaskModel[]): TaskModel[] {
  if (!task) return [];
  const latest = new Map<string, TaskModel>();
  for (const row of below) {
    const known = row.seriesId && latest.get(row.seriesId);
    if (row.seriesId && !(known && Number(known.occurrenceOn) > Number(row.occurrenceOn)))
      latest.set(row.seriesId, row);
  }
  const taken = new Set([task.id]);
  const isTaken = (row: TaskModel) =>
    taken.has(row.parentId ?? "") && (row.seriesId === null || latest.get(row.seriesId) === row);
  return [task, ...below.filter((row) => isTaken(row) && taken.add(row.id))];
}

/** Copies a task with its labels, assignees and subtasks, all open; `change` gives what differs. */
async function copyTree(
  tx: Transaction,
  task: TaskModel,
  change: (row: TaskModel) => Partial<TaskModel>,
): Promise<string[]> {
  const below = (await listDescendants(tx, task.id)).filter(({ deletedAt }) => !deletedAt);
  const found = await tx.task.findMany({ where: { id: { in: below.map(({ id }) => id) } } });
  const byId = new Map(found.map((row) => [row.id, row]));
  // In this order each is made after what it stands under.
  const rows = withoutFormer([task, ...below.flatMap(({ id }) => byId.get(id) ?? [])]);
  const given = rows.map(({ id }) => id);
  const copies = new Map(given.map((id) => [id, newId()]));
  const copyOf = (id: string) => copies.get(id) ?? id;
  // All columns but those that say what became of the task: one that comes later is copied as well.
  await tx.task.createMany({
    data: rows.map((row) => ({
      ...row,
      ...change(row),
      ...{ id: copyOf(row.id), parentId: row.parentId && copyOf(row.parentId) },
      ...{ completedAt: null, completedById: null, archivedAt: null, notesRevision: 0, revision: 1 },
      ...{ createdAt: new Date(), updatedAt: new Date() },
    })),
  });
  await copyDescriptions(tx, copies);
  const where = { taskId: { in: given } };
  const labels = await tx.taskLabel.findMany({ where });
  await tx.taskLabel.createMany({ data: labels.map((row) => ({ ...row, taskId: copyOf(row.taskId) })) });
  const assignees = await tx.taskAssignee.findMany({ where, select: { taskId: true, userId: true } });
  await tx.taskAssignee.createMany({
    data: assignees.map((row) => ({ ...row, taskId: copyOf(row.taskId) })),
  });
  return given.map(copyOf);
}

/**
 * Takes back what completing a task made, unless somebody has changed it or commented on it since.
 * @returns the ids of what was deleted, or the one that stays
 */
export async function withdrawNext(
  tx: Transaction,
  { channelId, seriesId, occurrenceOn }: TaskModel,
): Promise<{ deletedIds: string[]; keptId: string | null }> {
  const none = { deletedIds: [], keptId: null };
  if (!seriesId || !occurrenceOn) return none;
  const next = await tx.task.findFirst({
    where: { channelId, seriesId, occurrenceOn: { gt: occurrenceOn }, deletedAt: null },
    orderBy: { occurrenceOn: "asc" },
    select: { id: true },
  });
  if (!next) return none;
  const ids = [next.id, ...(await listDescendants(tx, next.id)).map(({ id }) => id)];
  // Changes that are being made are waited for.
  await tx.$queryRaw`SELECT id FROM tasks WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  await tx.$queryRaw`SELECT id FROM threads WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  const changed = await tx.task.count({ where: { id: { in: ids }, revision: { gt: 1 } } });
  const commented = await tx.thread.count({ where: { id: { in: ids }, lastSeq: { gt: 0 } } });
  // The task itself follows an edit of its description some seconds later.
  const written = await tx.documentUpdate.count({
    where: { documentId: { in: ids }, authorId: { not: null } },
  });
  if (changed + commented + written > 0) return { deletedIds: [], keptId: next.id };
  await tx.task.deleteMany({ where: { id: { in: ids } } });
  return { deletedIds: ids, keptId: null };
}
