import { pool } from "@/lib/db";
import { deliver } from "./deliver";
import type { EventObject } from "./events";
import type { Processors } from "./processor";

/** How many objects are looked up at a time, and delivered at once. */
const BATCH = { size: 500, atOnce: 4 };
/** The job comes every minute. */
const MAX_MS = 45_000;

/** The job "events.deliverDue": delivers what a kill interrupted and retries what failed. */
export async function deliverDue(processors: Processors): Promise<void> {
  const end = Date.now() + MAX_MS;
  let last: string | undefined = "0";
  while (last !== undefined && Date.now() < end) last = await deliverBatch(processors, last, end);
}

/** @returns up to where it came; undefined where there is nothing more. What fails again stays behind. */
async function deliverBatch(processors: Processors, after: string, end: number): Promise<string | undefined> {
  const { rows } = await pool().query<EventObject & { first: string }>(
    `SELECT object_type AS type, object_id AS id, min(id)::text AS first FROM event_outbox WHERE due_at <= now()
     GROUP BY object_type, object_id HAVING min(id) > $1::bigint ORDER BY min(id) LIMIT $2`,
    [after, BATCH.size],
  );
  const objects = rows.values();
  const deliverOn = async () => {
    for (const { type, id } of objects) {
      if (Date.now() >= end) return;
      await deliver(processors, { type, id });
    }
  };
  await Promise.all(Array.from({ length: BATCH.atOnce }, deliverOn));
  return rows.at(-1)?.first;
}

export type ProcessorState = {
  name: string;
  /** Events it has still to run for, without those that are parked. */
  waiting: number;
  /** Of these, how many have failed before. */
  retrying: number;
  /** Given up; `retryParked` tries them again. */
  parked: number;
  /** The most attempts that one event has taken. */
  attempts: number;
  /** The age of the oldest event that waits. */
  lagSeconds: number;
  lastError: string | null;
};

/** How each processor is doing, for the admin page and metrics. */
export async function listProcessorStates(
  processors: Processors | Record<string, never>,
): Promise<ProcessorState[]> {
  const namesOf = Object.fromEntries(
    Object.entries(processors).map(([event, list]) => [event, list.map(({ name }) => name)]),
  );
  const { rows } = await pool().query<ProcessorState>(
    `SELECT name, count(*) FILTER (WHERE due_at IS NOT NULL)::int AS waiting,
       count(*) FILTER (WHERE due_at IS NOT NULL AND attempts > 0)::int AS retrying,
       count(*) FILTER (WHERE due_at IS NULL)::int AS parked,
       coalesce(max(attempts), 0) AS attempts,
       coalesce(extract(epoch FROM now() - min(created_at) FILTER (WHERE due_at IS NOT NULL)), 0)::float8 AS "lagSeconds",
       (array_agg(errors ->> name ORDER BY id DESC) FILTER (WHERE errors ? name))[1] AS "lastError"
     FROM event_outbox, LATERAL unnest(CASE WHEN coalesce(pending, '{}') = '{}'
       THEN ARRAY(SELECT jsonb_array_elements_text($1::jsonb -> event)) ELSE pending END) AS name
     GROUP BY name`,
    [JSON.stringify(namesOf)],
  );
  const idle = { waiting: 0, retrying: 0, parked: 0, attempts: 0, lagSeconds: 0, lastError: null };
  const names = [...new Set(Object.values(namesOf).flat())].sort();
  return names.map((name) => rows.find((row) => row.name === name) ?? { name, ...idle });
}

/** Makes the parked events of a processor due again, from their first attempt. Answers how many there were. */
export async function retryParked(processor: string): Promise<number> {
  // The column keeps milliseconds and would round a time up, past the next look.
  const { rowCount } = await pool().query(
    `UPDATE event_outbox SET attempts = 0, due_at = date_trunc('milliseconds', now())
     WHERE due_at IS NULL AND $1 = ANY(pending)`,
    [processor],
  );
  return rowCount ?? 0;
}
