import type { Actor } from "@/lib/auth/actor";
import { columnsOf, defaultColumn, namedColumn } from "@/lib/boards/columns";
import type { Column } from "@/lib/boards/schema";
import { type AccessedChannel, accessChannel } from "@/lib/channels/access";
import { type Transaction, transaction } from "@/lib/db";
import { record } from "@/lib/events/record";
import { AppError, notFound } from "@/lib/http/errors";
import { idOfNonce, isMadeHere } from "@/lib/http/nonce";
import { ensureLabels } from "@/lib/labels/service";
import { accessTask } from "./access";
import { recordChanges } from "./activity/record";
import { announceItemsOf } from "./announce-items";
import { markDone } from "./completion/marks";
import { contentOf } from "./description/content";
import { readDescription, startDescription, writeDescription } from "./description/service";
import { skipPastDue } from "./due/service";
import { MAX_TASK_LABELS } from "./limits";
import { findPosition } from "./order/position";
import { dueColumns, setAssignees, setLabels } from "./parts";
import { loadTask, publishTasks } from "./publish-tasks";
import { firstDue, repeatColumns } from "./repeat/fields";
import type { NewTask, NewTaskDue, Task, TaskChange, TaskDetails } from "./schema";
import { assertFits, countChange, lockTasks } from "./tree";

export async function getTask(actor: Actor, taskId: string): Promise<TaskDetails> {
  const { task } = await accessTask(actor, taskId, "channel.read");
  // What is stored of a description follows it at some distance.
  return task.documentId ? { ...task, notes: await readDescription(task.documentId) } : task;
}

/**
 * The same nonce again gives the task that there is.
 * @throws AppError not_found for a task to stand under that isn't in the channel
 */
export async function createTask(actor: Actor, channelId: string, input: NewTask): Promise<Task> {
  const make = await prepareTask(actor, channelId, input);
  const id = input.nonce && idOfNonce("task", actor.userId, input.nonce);
  return transaction(async (tx) => {
    if (id && (await isMade(tx, channelId, id))) return loadTask(tx, id);
    return publishTasks(tx, channelId, await make(tx, { id }));
  });
}

/** Whether an earlier call with the same nonce has made the task. @throws AppError conflict where it is gone or elsewhere */
async function isMade(tx: Transaction, channelId: string, id: string): Promise<boolean> {
  await lockTasks(tx, channelId);
  const made = await tx.task.findUnique({ where: { id }, select: { channelId: true, deletedAt: true } });
  return isMadeHere(made, channelId, "task");
}

type Differing = {
  /** Of the new task, where the caller must find it again. */
  id?: string | undefined;
  under?: string;
  title?: string;
  due?: NewTaskDue | null;
  assignees?: readonly string[];
};

/**
 * For writes that create a task along with something else, or several that differ in some fields: checks access, and
 * returns what the transaction does, which gives the ids of what it changed, the new task first. The caller publishes them.
 * `under` is a parent that didn't exist before.
 */
export async function prepareTask(
  actor: Actor,
  channelId: string,
  { due: givenDue, repeat, labels, newLabels, assignees, columnId, afterId, nonce: _, ...fields }: NewTask,
): Promise<(tx: Transaction, differing?: Differing) => Promise<[string, ...string[]]>> {
  const channel = await accessChannel(actor, channelId, "task.create");
  if (newLabels.length > 0) await accessChannel(actor, channelId, "label.manage");
  const due = await firstDue(actor, repeat, givenDue);
  const dates = { ...(await dueColumns(actor, due)), ...repeatColumns(repeat, due?.on ?? null) };
  const content = fields.notes ? await contentOf(fields.notes) : null;
  return async (tx, { id, under, title = fields.title, due: ownDue, assignees: people = assignees } = {}) => {
    await lockTasks(tx, channelId);
    const ownDates = ownDue ? await dueColumns(actor, ownDue) : {};
    const parentId = under ?? fields.parentId;
    if (parentId) await assertFits(tx, channelId, parentId, null);
    const columns = await columnsOf(tx, channel);
    const column = columnOfNew(columns, { parentId, columnId });
    const place = { channelId, parentId, columnId: column?.id ?? null };
    const position = await findPosition(tx, { ...place, afterId });
    const task = await tx.task.create({
      data: {
        ...(id && { id }),
        ...fields,
        title,
        ...dates,
        ...ownDates,
        ...place,
        position,
        createdById: actor.userId,
      },
    });
    const named = newLabels.length > 0 ? await ensureLabels(tx, channelId, newLabels) : [];
    const given = [...new Set([...labels, ...named])];
    if (given.length > MAX_TASK_LABELS)
      throw new AppError("invalid_input", `newLabels: a task has ${MAX_TASK_LABELS} labels at most`);
    if (given.length > 0) await setLabels(tx, task, given);
    if (people.length > 0) await setAssignees(tx, { actor, channel }, task.id, people);
    if (due ?? ownDue) await skipPastDue(tx, [task.id]);
    if (content) await startDescription(tx, task, content, actor.userId);
    await recordText(tx, "task.created", actor, channel, task.id);
    const above = parentId ? [parentId] : [];
    await countChange(tx, above);
    const completed = column?.isDone ? (await markDone(tx, { actor, channel, columns }, [task])).ids : [];
    return [task.id, ...above, ...completed];
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

/** Changes fields of a task. */
export async function updateTask(actor: Actor, taskId: string, change: TaskChange): Promise<Task> {
  const { task, channel } = await accessTask(actor, taskId, "task.update");
  const { labels, assignees, due: _, repeat: __, notes, ...fields } = change;
  const content = notes === undefined ? null : await contentOf(notes);
  return transaction(async (tx) => {
    const due = await lockTask(tx, channel.id, taskId);
    const before = await loadTask(tx, taskId);
    if (Object.keys(change).length === 0) return before;
    const dates = await changedDates(actor, due, change);
    const isWritten = content !== null && (await writeDescription(tx, taskId, content, actor.userId));
    const notesFields = isWritten ? { notesRevision: { increment: 1 } } : {};
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

/** Changes of one task wait for each other. Who moved it to another channel meanwhile comes first. */
export async function lockTask(
  tx: Transaction,
  channelId: string,
  taskId: string,
): Promise<NewTaskDue | null> {
  const rows = await tx.$queryRaw<{ due: NewTaskDue | null }[]>`
    SELECT CASE WHEN due_on IS NOT NULL THEN
      jsonb_build_object('on', due_on, 'time', due_time, 'timeZone', time_zone) END AS due
    FROM tasks
    WHERE id = ${taskId}::uuid AND channel_id = ${channelId}::uuid AND deleted_at IS NULL FOR NO KEY UPDATE`;
  const [stored] = rows;
  if (!stored) throw notFound("task");
  return stored.due;
}
