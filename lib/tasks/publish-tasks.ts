import "./events";
import type { Transaction } from "@/lib/db";
import { recordForWebhooks } from "@/lib/events/record";
import { notFound } from "@/lib/http/errors";
import { publish } from "@/lib/realtime/publish";
import { channelRoom } from "@/lib/realtime/rooms";
import { TASK_COLUMNS, type TaskRow, toTask } from "./presenter";
import type { Task } from "./schema";

/**
 * Publishes tasks as they are now.
 * @param ids the first is the one that the act was about
 * @returns the first one
 */
export async function publishTasks(
  tx: Transaction,
  channelId: string,
  ids: readonly [string, ...string[]],
): Promise<Task> {
  const tasks = await publishChange(tx, channelId, { ids, deletedIds: [] });
  return named(tasks, ids[0]);
}

/** Publishes tasks as they are now, and that others were deleted. A task of another channel isn't published to this one. */
export async function publishChange(
  tx: Transaction,
  channelId: string,
  { ids, deletedIds }: { ids: readonly string[]; deletedIds: string[] },
): Promise<Task[]> {
  const tasks = (await loadTasks(tx, ids)).filter((task) => task.channelId === channelId);
  await publish(tx, channelRoom(channelId), "tasks.changed", { channelId, tasks, deletedIds });
  const by = { workspaceId: null, channelId, actorId: null, payload: {} };
  await recordForWebhooks(
    tx,
    deletedIds.map((id) => ({ event: "task.deleted", object: { type: "task", id }, ...by })),
  );
  return tasks;
}

export const loadTask = async (tx: Transaction, id: string): Promise<Task> =>
  named(await loadTasks(tx, [id]), id);

export async function loadTasks(tx: Transaction, ids: readonly string[]): Promise<Task[]> {
  const rows = await tx.$queryRawUnsafe<TaskRow[]>(
    `SELECT ${TASK_COLUMNS} FROM tasks t WHERE t.id = ANY($1::uuid[]) AND t.deleted_at IS NULL`,
    ids,
  );
  return rows.map(toTask);
}

export function named(tasks: readonly Task[], id: string): Task {
  const task = tasks.find((one) => one.id === id);
  if (!task) throw notFound("task");
  return task;
}
