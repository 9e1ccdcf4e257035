import type { Actor } from "@/lib/auth/actor";
import { columnsOf, defaultColumn } from "@/lib/boards/columns";
import type { Column } from "@/lib/boards/schema";
import { accessChannel, assertAllowed } from "@/lib/channels/access";
import { pool, type Transaction, transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import "@/lib/labels/events";
import { publish } from "@/lib/realtime/publish";
import { channelRoom } from "@/lib/realtime/rooms";
import { accessTask, findTask } from "../../access";
import { recordActs } from "../../activity/record";
import { announceItemsOf } from "../../announce-items";
import { markDone, markOpen } from "../../completion/marks";
import { NOTHING } from "../../order/columns";
import type { Place } from "../../order/position";
import { named, publishChange } from "../../publish-tasks";
import type { Task } from "../../schema";
import { assertFits, countChange } from "../../tree";
import { BeforeTransfer } from "../before";
import { carry, listTree, takeOffStrangers } from "../carry";
import { lockBoth, recordLosses } from "../service";

/**
 * Takes the actor's move of a task into its channel back: its place, labels and assignees are what they were. Where what it
 * stood under or in is gone, it stands at the end.
 * @throws AppError conflict where they haven't moved it within a day
 */
export async function transferBack(actor: Actor, taskId: string): Promise<Task> {
  const { channel } = await accessTask(actor, taskId, "task.update");
  assertAllowed(channel, "task.delete");
  const { from, before } = await findMove(actor, taskId, channel.id);
  const home = await accessChannel(actor, from, "task.create");
  return transaction(async (tx) => {
    await lockBoth(tx, channel.id, home.id);
    const task = await findTask(tx, channel.id, taskId);
    const wasDone = before.completedAt !== null;
    const opened = task.completedAt && !wasDone ? await markOpen(tx, { actor }, [task]) : NOTHING;
    const tree = await listTree(tx, taskId);
    const columns = await columnsOf(tx, home);
    const place = await findHome(tx, home.id, columns, before, { id: taskId, isDone: wasDone });
    const series = await carry(tx, tree, place);
    await restoreSeries(tx, tree.ids, series, before);
    await restoreParts(tx, tree.ids, home.id, before);
    const takenOff = await takeOffStrangers(tx, tree.ids, home.id);
    await withdrawLabels(tx, channel.id, before.madeLabelIds);
    await recordActs(tx, actor, [taskId], { kind: "channel", from: channel.id, to: home.id });
    await recordLosses(tx, actor, taskId, [], takenOff);
    const closes = wasDone && !task.completedAt;
    const done = closes
      ? await markDone(tx, { actor, channel: home, columns }, [await findTask(tx, home.id, taskId)])
      : NOTHING;
    if (closes) {
      const { completedAt, completedById } = before;
      await tx.task.update({ where: { id: taskId }, data: { completedAt, completedById } });
    }
    const above = place.parentId ? [place.parentId] : [];
    await countChange(tx, above);
    await announceItemsOf(tx, tree.ids);
    await publishChange(tx, channel.id, {
      ids: opened.ids.filter((id) => !tree.ids.includes(id)),
      deletedIds: [...tree.shownIds, ...opened.deletedIds],
    });
    const ids = [...tree.shownIds, ...above, ...done.ids];
    return named(await publishChange(tx, home.id, { ids, deletedIds: [] }), taskId);
  });
}

async function findMove({ userId }: Actor, taskId: string, channelId: string) {
  const refused = new AppError(
    "conflict",
    "You haven’t moved this here today, so there is nothing to take back.",
  );
  const since = new Date(Date.now() - 24 * 3_600_000);
  const last = await findLastMove(taskId, since);
  if (!last || last.actorId !== userId || last.to !== channelId) throw refused;
  const before = BeforeTransfer.safeParse(last.before);
  if (!before.success) throw refused;
  return { from: last.from, before: before.data };
}

async function findLastMove(taskId: string, since: Date) {
  const { rows } = await pool().query<{ actorId: string | null; from: string; to: string; before: unknown }>({
    name: "last transfer of a task",
    text: `SELECT actor_id AS "actorId", act->>'from' AS "from", act->>'to' AS "to", act->'before' AS before
      FROM task_activity WHERE task_id = $1 AND act->>'kind' = 'channel' AND created_at > $2
      ORDER BY created_at DESC, id DESC LIMIT 1`,
    values: [taskId, since],
  });
  return rows[0];
}

async function findHome(
  tx: Transaction,
  channelId: string,
  columns: readonly Column[],
  { parentId, columnId, afterId }: BeforeTransfer,
  task: { id: string; isDone: boolean },
): Promise<Place> {
  if (parentId && (await fits(tx, channelId, parentId, task)))
    return { channelId, parentId, columnId: null, afterId };
  const column = columns.find(({ id }) => id === columnId) ?? defaultColumn(columns, task.isDone);
  return { channelId, parentId: null, columnId: column?.id ?? null, afterId };
}

/** Where it doesn't any more, it stands at the top. */
async function fits(
  tx: Transaction,
  channelId: string,
  parentId: string,
  task: { id: string; isDone: boolean },
): Promise<boolean> {
  try {
    await assertFits(tx, channelId, parentId, task);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** Occurrences join the series that they left, except for days that have got an occurrence there meanwhile. */
async function restoreSeries(
  tx: Transaction,
  taskIds: readonly string[],
  renewed: BeforeTransfer["series"],
  before: BeforeTransfer,
): Promise<void> {
  for (const { from, to } of before.series) {
    const present = renewed.find((one) => one.from === to)?.to;
    if (!present) continue;
    await tx.$executeRaw`
      UPDATE tasks t SET series_id = ${from}::uuid WHERE t.id = ANY(${taskIds}::uuid[]) AND t.series_id = ${present}::uuid
        AND NOT EXISTS (SELECT FROM tasks o WHERE o.series_id = ${from}::uuid AND o.occurrence_on = t.occurrence_on)`;
  }
}

async function restoreParts(
  tx: Transaction,
  taskIds: readonly string[],
  channelId: string,
  { labels, assignees }: BeforeTransfer,
): Promise<void> {
  await tx.taskLabel.deleteMany({ where: { taskId: { in: [...taskIds] } } });
  // What was deleted meanwhile stays away.
  const where = { id: { in: labels.map(({ labelId }) => labelId) }, channelId };
  const left = new Set((await tx.label.findMany({ where, select: { id: true } })).map(({ id }) => id));
  const isTheirs = ({ taskId }: { taskId: string }) => taskIds.includes(taskId);
  await tx.taskLabel.createMany({ data: labels.filter((row) => left.has(row.labelId) && isTheirs(row)) });
  const people = await tx.user.findMany({
    where: { id: { in: assignees.map(({ userId }) => userId) }, deletedAt: null },
    select: { id: true },
  });
  const isThere = ({ userId }: { userId: string }) => people.some(({ id }) => id === userId);
  await tx.taskAssignee.createMany({
    data: assignees.filter((row) => isThere(row) && isTheirs(row)),
    skipDuplicates: true,
  });
}

/** Labels that were made for the task alone go with it. */
async function withdrawLabels(tx: Transaction, channelId: string, ids: readonly string[]): Promise<void> {
  // Whoever is just giving one to a task is waited for, and counts in the next statement.
  await tx.$queryRaw`SELECT id FROM labels WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  const unused = await tx.label.findMany({
    where: { id: { in: [...ids] }, channelId, tasks: { none: {} } },
    select: { id: true },
  });
  for (const { id } of unused) {
    await tx.label.delete({ where: { id } });
    await publish(tx, channelRoom(channelId), "label.deleted", { id, channelId });
  }
}
