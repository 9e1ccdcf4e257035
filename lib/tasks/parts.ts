import type { Actor } from "@/lib/auth/actor";
import type { AccessedChannel } from "@/lib/channels/access";
import { CHANNEL_IS_VISIBLE, joinPerson } from "@/lib/channels/visible-sql";
import { dueInstant } from "@/lib/dates/calendar-date";
import type { Transaction } from "@/lib/db";
import { record } from "@/lib/events/record";
import { AppError } from "@/lib/http/errors";
import { getPersonSettings } from "@/lib/people/settings/service";
import type { NewTaskDue } from "./schema";

/** The columns of a due date. A time without a zone is in the actor's. */
export async function dueColumns(actor: Actor, due: NewTaskDue | null) {
  if (!due) return { dueOn: null, dueTime: null, timeZone: null, dueAt: null };
  const dueOn = new Date(`${due.on}T00:00:00Z`);
  if (due.time === null) return { dueOn, dueTime: null, timeZone: null, dueAt: null };
  const timeZone = due.timeZone ?? (await getPersonSettings(actor)).timeZone;
  const dueAt = dueInstant(due.on, due.time, timeZone);
  return { dueOn, dueTime: due.time, timeZone, dueAt };
}

/**
 * The labels of a task from now on. They stay until the commit.
 * @throws AppError invalid_input for those of other channels
 */
export async function setLabels(
  tx: Transaction,
  { id: taskId, channelId }: { id: string; channelId: string },
  labelIds: readonly string[],
): Promise<void> {
  const found = await tx.$queryRaw<unknown[]>`
    SELECT id FROM labels WHERE id = ANY(${labelIds}::uuid[]) AND channel_id = ${channelId}::uuid
    ORDER BY id FOR KEY SHARE`;
  if (found.length < labelIds.length)
    throw new AppError("invalid_input", "labels: not all of these are labels of this channel");
  await tx.taskLabel.deleteMany({ where: { taskId, labelId: { notIn: [...labelIds] } } });
  await tx.taskLabel.createMany({
    data: labelIds.map((labelId) => ({ taskId, labelId })),
    skipDuplicates: true,
  });
}

/**
 * Whom a task is assigned to from now on, by the actor. Who was before may stay, though they have lost the channel since.
 * @throws AppError invalid_input for new ones who can't read the channel
 */
export async function setAssignees(
  tx: Transaction,
  { actor, channel }: { actor: Actor; channel: AccessedChannel },
  taskId: string,
  userIds: readonly string[],
): Promise<void> {
  const before = await tx.taskAssignee.findMany({ where: { taskId }, select: { userId: true } });
  const added = userIds.filter((id) => !before.some(({ userId }) => userId === id));
  const readers = await tx.$queryRawUnsafe<unknown[]>(
    `SELECT u.id FROM channels c JOIN users u ON u.id = ANY($2::uuid[]) ${joinPerson("u.id")}
     WHERE c.id = $1::uuid AND u.deleted_at IS NULL AND ${CHANNEL_IS_VISIBLE}`,
    channel.id,
    added,
  );
  if (readers.length < added.length)
    throw new AppError("invalid_input", "assignees: not all of these people can read this channel");
  await tx.taskAssignee.deleteMany({ where: { taskId, userId: { notIn: [...userIds] } } });
  if (added.length === 0) return;
  await tx.taskAssignee.createMany({
    data: added.map((userId) => ({ taskId, userId })),
    skipDuplicates: true,
  });
  await record(tx, {
    ...{ event: "task.assigned", object: { type: "task", id: taskId }, actorId: actor.userId },
    ...{ workspaceId: channel.workspaceId, channelId: channel.id, payload: { userIds: added } },
  });
}
