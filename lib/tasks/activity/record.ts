import { v7 as uuidv7 } from "uuid";
import type { Actor } from "@/lib/auth/actor";
import type { Transaction } from "@/lib/db";
import { recordForWebhooks } from "@/lib/events/record";
import type { Task } from "../schema";
import { changesBetween, type StoredAct, without } from "./changes";

type By = Pick<Actor, "userId">;

/** What `task.updated` says already. */
const TEXTS: ReadonlySet<StoredAct["kind"]> = new Set(["renamed", "notes"]);

/** Notes that the same person goes on changing within this time, with nothing but notes in between, are one act. */
const STRETCH_MINUTES = 30;

/** Writes what somebody did to tasks, in the transaction in which they did it. */
export async function recordActs(
  tx: Transaction,
  { userId: actorId }: By,
  taskIds: readonly string[],
  ...acts: readonly StoredAct[]
): Promise<void> {
  const data = taskIds.flatMap((taskId) => acts.map((act) => ({ id: uuidv7(), taskId, act })));
  if (data.length === 0) return;
  const stored = await tx.$queryRaw<{ id: string; channelId: string }[]>`
    WITH acted AS (
    INSERT INTO task_activity (id, task_id, channel_id, actor_id, act, created_at)
    SELECT given.id, t.id, t.channel_id, ${actorId}::uuid, given.act, ${new Date()}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(data)}::jsonb) AS given(id uuid, "taskId" uuid, act jsonb)
    JOIN tasks t ON t.id = given."taskId" RETURNING task_id, channel_id)
    SELECT DISTINCT task_id AS id, channel_id AS "channelId" FROM acted`;
  const kinds = acts.map(({ kind }) => kind).filter((kind) => !TEXTS.has(kind));
  if (kinds.length === 0) return;
  const by = { workspaceId: null, actorId, payload: { kinds } };
  await recordForWebhooks(
    tx,
    stored.map(({ id, channelId }) => ({
      ...{ event: "task.acted", object: { type: "task", id }, channelId, ...by },
    })),
  );
}

/** The same of a change of a task's fields, by the task before and after it. */
export async function recordChanges(tx: Transaction, by: By, before: Task, after: Task): Promise<void> {
  const acts = changesBetween(before, after);
  const labels = await changedLabels(tx, before.labels, after.labels);
  if (labels) acts.push(labels);
  const isStretch = acts.some(({ kind }) => kind === "notes") && (await isWritingNotes(tx, by, after.id));
  await recordActs(tx, by, [after.id], ...acts.filter(({ kind }) => !(isStretch && kind === "notes")));
}

/** The same of somebody who has written in the description. */
export async function recordWriting(tx: Transaction, by: By, taskId: string): Promise<void> {
  if (!(await isWritingNotes(tx, by, taskId))) await recordActs(tx, by, [taskId], { kind: "notes" });
}

async function changedLabels(
  tx: Transaction,
  before: readonly string[],
  after: readonly string[],
): Promise<StoredAct | null> {
  const [added, removed] = [without(after, before), without(before, after)];
  if (added.length + removed.length === 0) return null;
  const labels = await tx.label.findMany({
    where: { id: { in: [...added, ...removed] } },
    select: { id: true, name: true },
  });
  const namesOf = (ids: string[]) => labels.flatMap(({ id, name }) => (ids.includes(id) ? name : []));
  return { kind: "labels", added: namesOf(added), removed: namesOf(removed) };
}

async function isWritingNotes(tx: Transaction, { userId }: By, taskId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ isSame: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM task_activity a
      WHERE a.task_id = ${taskId}::uuid AND a.actor_id = ${userId}::uuid AND a.act->>'kind' = 'notes'
        AND a.created_at > now() - make_interval(mins => ${STRETCH_MINUTES}::int)
        AND NOT EXISTS (
          SELECT FROM task_activity later WHERE later.task_id = a.task_id AND later.act->>'kind' <> 'notes'
            AND (later.created_at, later.id) > (a.created_at, a.id))
    ) AS "isSame"`;
  return rows[0]?.isSame === true;
}
