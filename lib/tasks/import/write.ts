import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "@/lib/db";
import { findReferencesOfMany, refersToAnything, storeReferencesOfNew } from "@/lib/references/service";
import { skipPastDue } from "../due/service";
import type { Plan } from "./plan";

/** Rows of one statement. */
const BATCH = 500;

export type Place = { tx: Transaction; channelId: string; userId: string };

/** `rows` as a table of the statement. @param shape its columns and their types */
async function insert(
  tx: Transaction,
  statement: (rows: string) => string,
  shape: string,
  rows: readonly object[],
) {
  for (let at = 0; at < rows.length; at += BATCH)
    await tx.$executeRawUnsafe(
      statement(`jsonb_to_recordset($1::jsonb) AS r(${shape})`),
      JSON.stringify(rows.slice(at, at + BATCH)),
    );
}

const TASK = `id uuid, "parentId" uuid, "columnId" uuid, title text, notes text, position text, priority smallint,
  "dueOn" date, "dueTime" text, "timeZone" text, "dueAt" timestamptz, rule text, "repeatMode" repeat_mode,
  "startsOn" date, "seriesId" uuid, "occurrenceOn" date, "completedAt" timestamptz, "archivedAt" timestamptz,
  "channelId" uuid, "userId" uuid`;

/**
 * Writes what a plan holds into a channel. Nobody is notified, and nothing of it is history. Where the channel isn't new in
 * this transaction, the caller tells who has it open.
 * @param report is called between statements with the number of tasks that are written
 */
export async function writePlan(
  { tx, channelId, userId }: Place,
  { columns, labels, tasks, taskLabels, assignees }: Plan,
  report: (done: number) => Promise<void>,
): Promise<void> {
  await tx.boardColumn.createMany({ data: columns.map((column) => ({ ...column, channelId })) });
  await tx.label.createMany({ data: labels.map((label) => ({ ...label, channelId })) });
  // Each stands behind what it is under.
  for (let at = 0; at < tasks.length; at += BATCH) {
    await report(at);
    const rows = tasks.slice(at, at + BATCH).map((task) => ({ ...task, channelId, userId }));
    await insert(
      tx,
      (
        from,
      ) => `INSERT INTO tasks (id, channel_id, parent_id, column_id, title, notes, position, priority, due_on, due_time,
          time_zone, due_at, rule, repeat_mode, starts_on, series_id, occurrence_on, completed_at, completed_by_id,
          archived_at, created_by_id, updated_at)
        SELECT id, "channelId", "parentId", "columnId", title, notes, position, priority, "dueOn", "dueTime",
          "timeZone", "dueAt", rule, "repeatMode", "startsOn", "seriesId", "occurrenceOn", "completedAt",
          CASE WHEN "completedAt" IS NOT NULL THEN "userId" END, "archivedAt", "userId", now() FROM ${from}`,
      TASK,
      rows,
    );
  }
  await insert(
    tx,
    (from) => `INSERT INTO task_labels (task_id, label_id) SELECT "taskId", "labelId" FROM ${from}`,
    '"taskId" uuid, "labelId" uuid',
    taskLabels,
  );
  await insert(
    tx,
    (from) => `INSERT INTO task_assignees (task_id, user_id) SELECT "taskId", "userId" FROM ${from}`,
    '"taskId" uuid, "userId" uuid',
    assignees,
  );
  await skipPastDue(
    tx,
    tasks.flatMap(({ id, dueOn }) => (dueOn ? [id] : [])),
  );
  // No event: nobody is mentioned now.
  const referring = tasks.filter(({ title, notes }) => refersToAnything(`${title}\n${notes}`));
  for (let at = 0; at < referring.length; at += BATCH) {
    const batch = referring.slice(at, at + BATCH);
    const targets = await findReferencesOfMany(
      tx,
      batch.map(({ title, notes }) => [title, notes]),
    );
    const sources = batch.map(({ id }, index) => ({ id, targets: targets[index] ?? [] }));
    await storeReferencesOfNew(tx, { type: "task", channelId }, sources);
  }
}

/** The comments on tasks that the plan has: each thread is there from the beginning, and nobody has it unread. */
export async function writeComments(
  { tx, channelId, userId }: Place,
  threads: readonly { taskId: string; bodies: readonly string[] }[],
): Promise<void> {
  const shape = '"taskId" uuid, "channelId" uuid, "userId" uuid, nonce uuid, count int';
  const rows = threads.map(({ taskId, bodies }) => ({
    ...{ taskId, channelId, userId, nonce: uuidv7(), count: bodies.length },
  }));
  await insert(
    tx,
    (from) => `INSERT INTO messages (id, channel_id, stream_id, author_id, seq, nonce, kind, body, system)
      SELECT "taskId", "channelId", "taskId", "userId", 0, nonce, 'SYSTEM', '', jsonb_build_object('type', 'comments',
        'about', jsonb_build_object('type', 'task', 'id', "taskId")) FROM ${from}`,
    shape,
    rows,
  );
  await insert(
    tx,
    (
      from,
    ) => `INSERT INTO threads (id, channel_id, about_type, about_id, last_seq, reply_count, last_reply_at, recent_author_ids)
      SELECT "taskId", "channelId", 'task', "taskId", count, count, now(), ARRAY["userId"] FROM ${from}`,
    shape,
    rows,
  );
  const messages = threads.flatMap(({ taskId, bodies }) =>
    bodies.map((body, at) => ({
      id: uuidv7(),
      taskId,
      channelId,
      userId,
      nonce: uuidv7(),
      body,
      seq: at + 1,
    })),
  );
  await insert(
    tx,
    (from) => `INSERT INTO messages (id, channel_id, stream_id, thread_id, author_id, seq, nonce, body)
      SELECT id, "channelId", "taskId", "taskId", "userId", seq, nonce, body FROM ${from}`,
    'id uuid, "taskId" uuid, "channelId" uuid, "userId" uuid, nonce uuid, body text, seq int',
    messages,
  );
  await tx.$executeRaw`
    INSERT INTO thread_follows (thread_id, user_id, read_seq)
    SELECT th.id, person.id, th.last_seq FROM threads th
    CROSS JOIN LATERAL (SELECT a.user_id AS id FROM task_assignees a WHERE a.task_id = th.id UNION SELECT ${userId}::uuid) person
    WHERE th.id = ANY(${threads.map(({ taskId }) => taskId)}::uuid[])`;
}

/** The first message of a new channel. */
export async function writeFirstMessage({ tx, channelId, userId }: Place, body: string): Promise<void> {
  await tx.message.create({
    data: { channelId, streamId: channelId, authorId: userId, seq: 1, nonce: uuidv7(), body },
  });
  await tx.channel.update({ where: { id: channelId }, data: { lastSeq: 1 } });
  await tx.readMarker.create({ data: { userId, channelId, readSeq: 1 } });
}
