import type { Actor } from "@/lib/auth/actor";
import { columnsOf, defaultColumn, firstColumn, namedColumn } from "@/lib/boards/columns";
import type { Column } from "@/lib/boards/schema";
import { accessChannel, assertAllowed } from "@/lib/channels/access";
import { isAllowed } from "@/lib/channels/policy";
import { channelTypeOf } from "@/lib/channels/types";
import { type Transaction, transaction } from "@/lib/db";
import type { TaskModel } from "@/lib/generated/prisma/models";
import { AppError } from "@/lib/http/errors";
import { accessTask, findTask } from "../access";
import { recordActs } from "../activity/record";
import { announceItemsOf } from "../announce-items";
import { markDone, markOpen } from "../completion/marks";
import { NOTHING } from "../order/columns";
import { named, publishChange } from "../publish-tasks";
import { countChange, lockTasks } from "../tree";
import type { BeforeTransfer } from "./before";
import { carry, listTree, type TakenOff, takeOffStrangers } from "./carry";
import { carryLabels } from "./labels";
import type { TaskTransfer, TransferredTask } from "./schema";

/**
 * Puts a task or card with all under it at the end of another list, or of a column of another board. A column that is named
 * settles whether it is done.
 * @throws AppError forbidden where the actor may not take it away or add it there, invalid_input for another workspace
 */
export async function transferTask(actor: Actor, taskId: string, to: TaskTransfer): Promise<TransferredTask> {
  const { channel: from } = await accessTask(actor, taskId, "task.update");
  assertAllowed(from, "task.delete");
  const channel = await accessChannel(actor, to.channelId, "task.create");
  if (channel.id === from.id) throw new AppError("invalid_input", "channelId: it is there already");
  if (channel.workspaceId !== from.workspaceId)
    throw new AppError("invalid_input", "channelId: is of another workspace, which tasks don’t leave");
  return transaction(async (tx) => {
    await lockBoth(tx, from.id, channel.id);
    const task = await findTask(tx, from.id, taskId);
    const columns = await columnsOf(tx, channel);
    const column = findColumn(columns, task, to, channelTypeOf(channel.type).name);
    const before = await placeBefore(tx, task);
    const isSettled = column !== null && to.columnId !== undefined;
    // Before it leaves: the next one of what repeats, which this takes back, stands here.
    const opens = isSettled && task.completedAt !== null && !column.isDone && hasDone(columns);
    const left = opens ? await markOpen(tx, { actor }, [task]) : NOTHING;
    const tree = await listTree(tx, taskId);
    const labels = await tx.taskLabel.findMany({ where: { taskId: { in: tree.ids } } });
    const place = { channelId: channel.id, parentId: null, columnId: column?.id ?? null };
    const series = await carry(tx, tree, { ...place, afterId: undefined });
    const mayMake = isAllowed(channel, "label.manage");
    const { made, dropped } = await carryLabels(tx, tree.ids, { channelId: channel.id, mayMake });
    const takenOff = await takeOffStrangers(tx, tree.ids, channel.id);
    await recordActs(tx, actor, [taskId], {
      ...{ kind: "channel", from: from.id, to: channel.id },
      before: { ...before, labels, assignees: takenOff, madeLabelIds: made.map(({ id }) => id), series },
    });
    await recordLosses(tx, actor, taskId, dropped, takenOff);
    const closes = isSettled && column.isDone && !task.completedAt;
    const done = closes
      ? await markDone(tx, { actor, channel, columns }, [await findTask(tx, channel.id, taskId)])
      : NOTHING;
    const above = task.parentId ? [task.parentId] : [];
    await countChange(tx, above);
    await announceItemsOf(tx, tree.ids);
    // First, so that no browser takes it for the end of the task.
    const stay = left.ids.filter((id) => !tree.ids.includes(id));
    await publishChange(tx, from.id, {
      ids: [...above, ...stay],
      deletedIds: [...tree.shownIds, ...left.deletedIds],
    });
    const ids = [...tree.shownIds, ...done.ids];
    return {
      task: named(await publishChange(tx, channel.id, { ids, deletedIds: [] }), taskId),
      labels: { made: made.map(({ name }) => name), dropped },
      unassigned: [...new Map(takenOff.map(({ person }) => [person.id, person])).values()],
    };
  });
}

/** In the order of their ids, so that two moves in opposite directions don't wait for each other. */
export async function lockBoth(tx: Transaction, one: string, other: string): Promise<void> {
  for (const id of [one, other].sort()) await lockTasks(tx, id);
}

const hasDone = (columns: readonly Column[]) => firstColumn(columns, true) !== undefined;

function findColumn(
  columns: readonly Column[],
  { completedAt }: TaskModel,
  { columnId }: TaskTransfer,
  typeName: string,
): Column | null {
  if (columnId === undefined) return defaultColumn(columns, completedAt !== null);
  if (columns.length > 0) return namedColumn(columns, columnId);
  throw new AppError("invalid_input", `columnId: a ${typeName.toLowerCase()} has no columns`);
}

type Stood = Omit<BeforeTransfer, "labels" | "assignees" | "madeLabelIds" | "series">;

async function placeBefore(tx: Transaction, task: TaskModel): Promise<Stood> {
  const { channelId, parentId, columnId, position, completedAt, completedById } = task;
  const before = await tx.task.findFirst({
    where: { channelId, parentId, columnId, position: { lt: position }, deletedAt: null },
    orderBy: [{ position: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return {
    ...{ parentId, columnId, afterId: before?.id ?? null },
    ...{ completedAt: completedAt?.toISOString() ?? null, completedById },
  };
}

/** What fell away on the way, each with a line: of the subtasks with the one of their task. */
export async function recordLosses(
  tx: Transaction,
  actor: Actor,
  taskId: string,
  dropped: string[],
  takenOff: readonly TakenOff[],
): Promise<void> {
  if (dropped.length > 0)
    await recordActs(tx, actor, [taskId], { kind: "labels", added: [], removed: dropped });
  const userIds = [...new Set(takenOff.map(({ userId }) => userId))];
  if (userIds.length > 0) await recordActs(tx, actor, [taskId], { kind: "unassigned", userIds });
}
