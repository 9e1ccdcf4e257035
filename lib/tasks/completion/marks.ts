import type { Actor } from "@/lib/auth/actor";
import type { Column } from "@/lib/boards/schema";
import type { AccessedChannel } from "@/lib/channels/access";
import type { Transaction } from "@/lib/db";
import { recordAll } from "@/lib/events/record";
import type { TaskModel } from "@/lib/generated/prisma/models";
import { refersToAnything } from "@/lib/references/service";
import { recordActs } from "../activity/record";
import { announceItemsOf } from "../announce-items";
import { createNext, withdrawNext } from "../repeat/next";
import { countChange, listBranch, listDescendants } from "../tree";

/** Who acts, and where: with the columns of a board. */
export type Act = { actor: Actor; channel: AccessedChannel; columns: readonly Column[] };

/** What an act on tasks changed, and what it deleted. */
export type Changed = { ids: string[]; deletedIds: string[]; nextId: string | null };

/**
 * Completes these open tasks, and what is open under them. Of those that repeat the next is made. The channel's tasks must
 * be locked.
 */
export async function markDone(
  tx: Transaction,
  { actor, channel, columns }: Act,
  tasks: readonly TaskModel[],
): Promise<Changed> {
  const given = tasks.map(({ id }) => id);
  const below = (await listDescendants(tx, ...given)).filter((it) => !it.completedAt && !it.deletedAt);
  const done = [...given, ...below.map(({ id }) => id)];
  const completedAt = new Date();
  await tx.task.updateMany({
    where: { id: { in: done } },
    data: { completedAt, completedById: actor.userId, revision: { increment: 1 } },
  });
  await recordActs(tx, actor, done, { kind: "completed" });
  const following: string[] = [];
  for (const task of tasks) following.push(...(await createNext(tx, actor, task, completedAt, columns)));
  const above = tasks.flatMap(({ parentId }) => parentId ?? []);
  await countChange(tx, above);
  await announceItemsOf(tx, done);
  const { id: channelId, workspaceId } = channel;
  const by = { actorId: actor.userId, channelId, workspaceId, payload: {} };
  await recordAll(
    tx,
    (await listReferring(tx, following)).map((id) => ({
      event: "task.created",
      object: { type: "task", id },
      ...by,
    })),
  );
  return { ids: [...done, ...above, ...following], deletedIds: [], nextId: following[0] ?? null };
}

/**
 * Reopens a task, what was completed with it, and what it stands under; or several that stand under nothing. The next one
 * of what repeats is taken back, unless somebody has changed it or commented on it: then it stays. The channel's tasks
 * must be locked.
 */
export async function markOpen(
  tx: Transaction,
  { actor }: Pick<Act, "actor">,
  [first, ...others]: readonly [TaskModel, ...TaskModel[]],
): Promise<Changed> {
  const tasks = [first, ...others];
  const moments = new Map(tasks.map(({ id, completedAt }) => [id, completedAt?.getTime()]));
  const below = (await listDescendants(tx, ...moments.keys())).filter(
    ({ rootId, completedAt, deletedAt }) => completedAt?.getTime() === moments.get(rootId) && !deletedAt,
  );
  const kept: string[] = [];
  const deletedIds: string[] = [];
  for (const task of tasks) {
    const next = await withdrawNext(tx, task);
    deletedIds.push(...next.deletedIds);
    if (next.keptId) kept.push(next.keptId);
  }
  const ids = [first.id, ...[...others, ...below].map(({ id }) => id)] as const;
  const above = await reopen(tx, actor, ids);
  return { ids: [...ids, ...above, ...kept], deletedIds, nextId: kept[0] ?? null };
}

/**
 * Opens these tasks, and what the first one stands under.
 * @returns those above that have changed by it
 */
export async function reopen(
  tx: Transaction,
  actor: Actor,
  ids: readonly [string, ...string[]],
): Promise<string[]> {
  const above = (await listBranch(tx, ids[0])).slice(1);
  const done = above.filter(({ completedAt }) => completedAt).map(({ id }) => id);
  const where = { id: { in: [...ids, ...done] } };
  const closed = await tx.task.findMany({
    where: { ...where, completedAt: { not: null } },
    select: { id: true },
  });
  await recordActs(
    tx,
    actor,
    closed.map(({ id }) => id),
    { kind: "reopened" },
  );
  await tx.task.updateMany({
    where,
    data: { completedAt: null, completedById: null, revision: { increment: 1 } },
  });
  await announceItemsOf(tx, [...ids, ...done]);
  // The lowest open one above counts one more.
  const counting = above.find(({ completedAt }) => !completedAt);
  if (counting) await countChange(tx, [counting.id]);
  return [...done, ...(counting ? [counting.id] : [])];
}

/** Those whose text refers to anything: nothing else follows from the copy of a task. */
async function listReferring(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const where = { id: { in: [...ids] } };
  const copies = await tx.task.findMany({ where, select: { id: true, title: true, notes: true } });
  return copies.flatMap(({ id, title, notes }) => (refersToAnything(`${title}\n${notes}`) ? id : []));
}
