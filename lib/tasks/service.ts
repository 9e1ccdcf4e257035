import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { type Transaction, transaction } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { accessTask } from "./access";
import { findPosition } from "./order/position";
import { dueColumns, setAssignees, setLabels } from "./parts";
import { loadTask, publishTasks } from "./publish-tasks";
import type { NewTask, Task, TaskChange, TaskDetails } from "./schema";
import { assertFits, countChange, lockTasks } from "./tree";

export async function getTask(actor: Actor, taskId: string): Promise<TaskDetails> {
  return (await accessTask(actor, taskId, "channel.read")).task;
}

/** @throws AppError not_found for a task to stand under that isn't in the channel */
export async function createTask(
  actor: Actor,
  channelId: string,
  { due, labels, assignees, afterId, ...fields }: NewTask,
): Promise<Task> {
  await accessChannel(actor, channelId, "task.create");
  const dueFields = await dueColumns(actor, due);
  return transaction(async (tx) => {
    await lockTasks(tx, channelId);
    const { parentId } = fields;
    if (parentId) await assertFits(tx, channelId, parentId, null);
    const position = await findPosition(tx, { channelId, parentId, afterId });
    const task = await tx.task.create({
      data: { ...fields, ...dueFields, channelId, position, createdById: actor.userId },
      select: { id: true, channelId: true },
    });
    if (labels.length > 0) await setLabels(tx, task, labels);
    if (assignees.length > 0) await setAssignees(tx, task, assignees);
    const above = parentId ? [parentId] : [];
    await countChange(tx, above);
    return publishTasks(tx, channelId, [task.id, ...above]);
  });
}

/**
 * Changes fields of a task.
 * @throws AppError conflict where its notes go on from others than are stored, with the task as it is
 */
export async function updateTask(actor: Actor, taskId: string, change: TaskChange): Promise<Task> {
  const { task, channel } = await accessTask(actor, taskId, "task.update");
  const { labels, assignees, due, notes, notesRevision, ...fields } = change;
  const dueFields = due === undefined ? {} : await dueColumns(actor, due);
  return transaction(async (tx) => {
    const stored = await lockTask(tx, taskId);
    if (Object.keys(change).length === 0) return loadTask(tx, taskId);
    const notesFields = notes === undefined ? {} : notesColumns(task, stored, { notes, notesRevision });
    if (labels) await setLabels(tx, task, labels);
    if (assignees) await setAssignees(tx, task, assignees);
    await tx.task.update({
      where: { id: taskId },
      data: { ...fields, ...dueFields, ...notesFields, revision: { increment: 1 } },
    });
    return publishTasks(tx, channel.id, [taskId]);
  });
}

type StoredNotes = { notes: string; notesRevision: number };

/** Changes of one task wait for each other. */
async function lockTask(tx: Transaction, taskId: string): Promise<StoredNotes> {
  const rows = await tx.$queryRaw<StoredNotes[]>`
    SELECT notes, notes_revision AS "notesRevision" FROM tasks
    WHERE id = ${taskId}::uuid AND deleted_at IS NULL FOR NO KEY UPDATE`;
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
