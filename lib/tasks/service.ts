import type { Actor } from "@/lib/auth/actor";
import { columnsOf, defaultColumn, namedColumn } from "@/lib/boards/columns";
import type { Column } from "@/lib/boards/schema";
import { type AccessedChannel, accessChannel } from "@/lib/channels/access";
import { type Transaction, transaction } from "@/lib/db";
import { record } from "@/lib/events/record";
import { AppError, notFound } from "@/lib/http/errors";
import { accessTask } from "./access";
import { recordChanges } from "./activity/record";
import { announceItemsOf } from "./announce-items";
import { markDone } from "./completion/marks";
import { skipPastDue } from "./due/service";
import { findPosition } from "./order/position";
import { dueColumns, setAssignees, setLabels } from "./parts";
import { loadTask, publishTasks } from "./publish-tasks";
import { firstDue, repeatColumns } from "./repeat/fields";
import type { NewTask, NewTaskDue, Task, TaskChange, TaskDetails } from "./schema";
import { assertFits, countChange, lockTasks } from "./tree";

export async function getTask(actor: Actor, taskId: string): Promise<TaskDetails> {
  return (await accessTask(actor, taskId, "channel.read")).task;
}

/** @throws AppError not_found for a task to stand under that isn't in the channel */
export async function createTask(actor: Actor, channelId: string, input: NewTask): Promise<Task> {
  return transaction(await prepareTask(actor, channelId, input));
}

/**
 * For writes that create a task along with something else: checks access, and returns what the transaction does.
 * `under` is a parent that didn't exist before.
 */
export async function prepareTask(
  actor: Actor,
  channelId: string,
  { due: given, repeat, labels, assignees, columnId, afterId, ...fields }: NewTask,
): Promise<(tx: Transaction, under?: string) => Promise<Task>> {
  const channel = await accessChannel(actor, channelId, "task.create");
  const due = await firstDue(actor, repeat, given);
  const dates = { ...(await dueColumns(actor, due)), ...repeatColumns(repeat, due?.on ?? null) };
  return async (tx, under) => {
    await lockTasks(tx, channelId);
    const parentId = under ?? fields.parentId;
    if (parentId) await assertFits(tx, channelId, parentId, null);
    const columns = await columnsOf(tx, channel);
    const column = columnOfNew(columns, { parentId, columnId });
    const place = { channelId, parentId, columnId: column?.id ?? null };
    const position = await findPosition(tx, { ...place, afterId });
    const task = await tx.task.create({
      data: { ...fields, ...dates, ...place, position, createdById: actor.userId },
    });
    if (labels.length > 0) await setLabels(tx, task, labels);
    if (assignees.length > 0) {
      await setAssignees(tx, { actor, channel }, task.id, assignees);
      if (due) await skipPastDue(tx, [task.id]);
    }
    await recordText(tx, "task.created", actor, channel, task.id);
    const above = parentId ? [parentId] : [];
    await countChange(tx, above);
    const completed = column?.isDone ? (await markDone(tx, { actor, channel, columns }, [task])).ids : [];
    return publishTasks(tx, channelId, [task.id, ...above, ...completed]);
  };
}

/** Null for a subtask, and in a channel that has no columns. */
function columnOfNew(
  columns: readonly Column[],
  { parentId, columnId }: Pick<NewTask, "parentId" | "columnId">,
) {
  if (parentId && columnId) throw new AppError("invalid_input", "columnId: a subtask stands in no column");
  if (parentId) return null;
  return columnId ? namedColumn(columns, columnId) : defaultColumn(columns);
}

/**
 * Changes fields of a task.
 * @throws AppError conflict where its notes go on from others than are stored, with the task as it is
 */
export async function updateTask(actor: Actor, taskId: string, change: TaskChange): Promise<Task> {
  const { task, channel } = await accessTask(actor, taskId, "task.update");
  const { labels, assignees, due: _, repeat: __, notes, notesRevision, ...fields } = change;
  return transaction(async (tx) => {
    const { due, ...stored } = await lockTask(tx, channel.id, taskId);
    const before = await loadTask(tx, taskId);
    if (Object.keys(change).length === 0) return before;
    const dates = await changedDates(actor, due, change);
    const notesFields = notes === undefined ? {} : notesColumns(task, stored, { notes, notesRevision });
    if (labels) await setLabels(tx, task, labels);
    if (assignees) await setAssignees(tx, { actor, channel }, taskId, assignees);
    await tx.task.update({
      where: { id: taskId },
      data: { ...fields, ...dates, ...notesFields, revision: { increment: 1 } },
    });
    if (assignees || Object.keys(dates).length > 0) {
      await skipPastDue(tx, [taskId]);
      await announceItemsOf(tx, [taskId]);
    }
    if (notes !== undefined || fields.title !== undefined) {
      await recordText(tx, "task.updated", actor, channel, taskId);
    }
    const after = await publishTasks(tx, channel.id, [taskId]);
    await recordChanges(tx, actor, before, after);
    return after;
  });
}

/** A new repetition begins with the due date; without one, nothing repeats. */
async function changedDates(actor: Actor, stored: NewTaskDue | null, { due, repeat }: TaskChange) {
  if (due === undefined && repeat === undefined) return {};
  if (repeat === undefined) {
    const dueFields = await dueColumns(actor, due ?? null);
    return due ? dueFields : { ...dueFields, ...repeatColumns(null, null) };
  }
  const first = await firstDue(actor, repeat, due === undefined ? stored : due);
  return { ...(await dueColumns(actor, first)), ...repeatColumns(repeat, first?.on ?? null) };
}

/** What follows from a text that is new or has changed. */
const recordText = (
  tx: Transaction,
  event: "task.created" | "task.updated",
  { userId: actorId }: Actor,
  { id: channelId, workspaceId }: AccessedChannel,
  id: string,
) => record(tx, { event, object: { type: "task", id }, actorId, channelId, workspaceId, payload: {} });

type StoredNotes = { notes: string; notesRevision: number };

/** Changes of one task wait for each other. Who moved it to another channel meanwhile comes first. */
async function lockTask(
  tx: Transaction,
  channelId: string,
  taskId: string,
): Promise<StoredNotes & { due: NewTaskDue | null }> {
  const rows = await tx.$queryRaw<(StoredNotes & { due: NewTaskDue | null })[]>`
    SELECT notes, notes_revision AS "notesRevision", CASE WHEN due_on IS NOT NULL THEN
      jsonb_build_object('on', due_on, 'time', due_time, 'timeZone', time_zone) END AS due
    FROM tasks
    WHERE id = ${taskId}::uuid AND channel_id = ${channelId}::uuid AND deleted_at IS NULL FOR NO KEY UPDATE`;
  const [stored] = rows;
  if (!stored) throw notFound("task");
  return stored;
}

/** The same text again is accepted: a write whose answer was lost. */
function notesColumns(
  task: TaskDetails,
  stored: StoredNotes,
  { notes, notesRevision = stored.notesRevision }: { notes: string; notesRevision: number | undefined },
) {
  if (notes === stored.notes) return {};
  if (notesRevision !== stored.notesRevision) {
    throw new AppError("conflict", "These notes were changed on another device. Choose what to keep.", {
      task: { ...task, ...stored },
    });
  }
  return { notes, notesRevision: notesRevision + 1 };
}
