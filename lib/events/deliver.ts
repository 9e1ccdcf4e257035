import { pool, sqlStateOf, type Transaction, transaction } from "@/lib/db";
import { log } from "@/lib/log";
import { DomainEvents, type EventObject } from "./events";
import type { Delivery, Processor, Processors } from "./processor";
import { pendingOf, type Step, stepsOf, type Waiting } from "./steps";

/** With the delays below the last attempt comes some five hours after the first. */
export const MAX_ATTEMPTS = 12;
const FIRST_DELAY_SECONDS = 30;
const MAX_DELAY_SECONDS = 60 * 60;

type Done = { processor: Processor; delivery: Delivery };
type Row = Waiting & Omit<Delivery, "tx" | "payload"> & { payload: unknown; attempts: number };

/** By the number itself: `id` alone is the text that is selected, and 10 comes before 9 in it. */
const EVENTS_OF_OBJECT = `SELECT id::text, event, object_id AS "objectId", workspace_id AS "workspaceId",
    channel_id AS "channelId", actor_id AS "actorId", payload, created_at AS "recordedAt", coalesce(pending, '{}') AS pending, attempts,
    attempts = 0 OR due_at <= now() AS "isDue"
  FROM event_outbox WHERE object_type = $1 AND object_id = $2::uuid AND due_at IS NOT NULL ORDER BY event_outbox.id`;
const LOCK = `/* name: lock events */ ${EVENTS_OF_OBJECT} FOR UPDATE`;

/**
 * Runs the processors that the events of one object wait for: all of them in one transaction, or where one fails each in
 * its own, so that it fails alone. Never throws: what fails is tried again by the worker, and parked in the end.
 */
export async function deliver(processors: Processors, object: EventObject): Promise<void> {
  try {
    await run(processors, object);
  } catch (error) {
    log.warn({ ...object, ...factsOf(error) }, "an event failed; its processors run one by one");
    await deliverOneByOne(processors, object).catch((reason) =>
      log.error({ ...object, ...factsOf(reason) }, "events could not be delivered and stay in the outbox"),
    );
  }
}

async function deliverOneByOne(processors: Processors, object: EventObject): Promise<void> {
  const { rows } = await pool().query<Row>(EVENTS_OF_OBJECT, [object.type, object.id]);
  const errors = new Map<string, Record<string, string>>();
  const blocked = new Set<string>();
  for (const step of stepsOf(processors, rows.filter(isKnown))) {
    if (blocked.has(step.name)) continue;
    try {
      await run(processors, object, step);
    } catch (error) {
      blocked.add(step.name);
      const { name, code = "" } = factsOf(error);
      // The first one waits with its attempts, and those after it wait for it.
      const [first = step.id] = step.superseded;
      errors.set(first, { ...errors.get(first), [step.name]: `${name} ${code}`.trim() });
      log.error({ ...object, processor: step.name, name, code }, "a processor failed");
    }
  }
  for (const row of rows) {
    const failed = errors.get(row.id);
    if (failed) await recordFailure(processors, row, failed);
  }
}

/** Runs what can run now, or only one step of it, in one transaction. What another process runs meanwhile it waits for. */
async function run(processors: Processors, object: EventObject, only?: Step): Promise<void> {
  const delivered = await transaction(async (tx) => {
    const rows = (await tx.$queryRawUnsafe<Row[]>(LOCK, object.type, object.id)).filter(isKnown);
    const steps = stepsOf(processors, rows).filter(
      ({ id, name }) => !only || (id === only.id && name === only.name),
    );
    const done: Done[] = [];
    for (const row of rows) {
      const own = steps.filter(({ id }) => id === row.id);
      const others = steps.filter(({ superseded }) => superseded.includes(row.id));
      done.push(...(await process(tx, processors, row, own.map(nameOf))));
      await settle(tx, processors, row, [...own, ...others].map(nameOf));
    }
    return done;
  });
  for (const { processor, delivery } of delivered) {
    const { tx: _, ...event } = delivery;
    await processor
      .afterCommit?.(event)
      .catch((error) =>
        log.error({ ...object, processor: processor.name, ...factsOf(error) }, "after a commit"),
      );
  }
}

const nameOf = ({ name }: Step): string => name;

/** What a newer version of the product recorded stays for it. */
const isKnown = ({ event }: Row): boolean => event in DomainEvents;

async function process(tx: Transaction, processors: Processors, row: Row, names: string[]): Promise<Done[]> {
  if (names.length === 0) return [];
  const delivery = deliveryOf(tx, row);
  const done: Done[] = [];
  for (const name of names) {
    const processor = processorOf(processors, row, name);
    await processor.process(delivery);
    done.push({ processor, delivery });
  }
  return done;
}

/** The table has one processor type for each event; a row can hold any of them. */
function processorOf(processors: Processors, { event }: Row, wanted: string): Processor {
  const found = (processors[event] as readonly Processor[]).find(({ name }) => name === wanted);
  if (!found) throw new Error(`${event} has no processor ${wanted}`);
  return found;
}

const deliveryOf = (tx: Transaction, row: Row): Delivery => ({
  tx,
  id: row.id,
  recordedAt: row.recordedAt,
  event: row.event,
  objectId: row.objectId,
  workspaceId: row.workspaceId,
  channelId: row.channelId,
  actorId: row.actorId,
  payload: DomainEvents[row.event].payload.parse(row.payload),
});

/** Deletes an event all of whose processors have run; otherwise keeps which have not. */
async function settle(tx: Transaction, processors: Processors, row: Row, done: readonly string[]) {
  const pending = pendingOf(processors, row);
  const left = pending.filter((name) => !done.includes(name));
  if (left.length === 0) await tx.$executeRawUnsafe(DELETE, row.id);
  else if (left.length < pending.length) await tx.$executeRawUnsafe(KEEP, row.id, left);
}

const DELETE = "/* name: delete event */ DELETE FROM event_outbox WHERE id = $1::bigint";
const KEEP = "UPDATE event_outbox SET pending = $2 WHERE id = $1::bigint";

async function recordFailure(processors: Processors, row: Row, errors: Record<string, string>) {
  const attempts = row.attempts + 1;
  const delay = Math.min(MAX_DELAY_SECONDS, FIRST_DELAY_SECONDS * 2 ** row.attempts);
  const isParked = attempts >= MAX_ATTEMPTS;
  await pool().query(
    `UPDATE event_outbox SET pending = CASE WHEN pending IS NULL OR pending = '{}' THEN $2 ELSE pending END,
       attempts = $3, errors = errors || $4::jsonb,
       due_at = CASE WHEN NOT $5::boolean THEN now() + make_interval(secs => $6) END
     WHERE id = $1::bigint`,
    [row.id, pendingOf(processors, row), attempts, JSON.stringify(errors), isParked, delay],
  );
  const { event, objectId } = row;
  if (isParked) log.error({ event, objectId, errors }, "an event is parked: its processors failed too often");
}

const factsOf = (error: unknown) => ({ name: (error as Error).name, code: sqlStateOf(error) });
