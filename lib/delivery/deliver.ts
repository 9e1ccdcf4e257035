import { db, pool, type Transaction, transaction } from "@/lib/db";
import { log } from "@/lib/log";
import { Notification, parsePayload } from "@/lib/realtime/bus-messages";
import { deliversByPusher } from "@/lib/realtime/transport";
import { applyControl } from "./controls";
import { type Outgoing, sendToRooms } from "./send";

const BATCH = 50;
/** Above what Pusher may take for a batch, see `TIMEOUT_MS` of its client. */
const BATCH_MS = 60_000;
/** Of the lock that one process at a time delivers under. */
const LOCK = 7_231_004;

type Row = { id: string; body: string };

/**
 * Delivers what waits, oldest first. One process at a time: an event must not overtake a change before it that shuts
 * somebody out. Where another is at it, that one sees what has been committed by now.
 * @returns how many
 */
export async function deliverEvents(): Promise<number> {
  if (!deliversByPusher()) return 0;
  let delivered = 0;
  try {
    do {
      const count = await transaction(deliverBatch, { timeout: BATCH_MS });
      if (count === null) return delivered;
      delivered += count;
    } while (await isWaiting());
  } catch (error) {
    const { name, code, status } = error as { name?: string; code?: string; status?: number };
    log.warn({ name, code, status }, "events could not be delivered; they wait");
  }
  return delivered;
}

/** @returns null where another process delivers */
async function deliverBatch(tx: Transaction): Promise<number | null> {
  const [lock] = await tx.$queryRaw<{ isOurs: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(${LOCK}) AS "isOurs"`;
  if (!lock?.isOurs) return null;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, body FROM pusher_events WHERE delivered_at IS NULL ORDER BY position LIMIT ${BATCH}`;
  await deliverRows(rows);
  await tx.$executeRaw`
    UPDATE pusher_events SET delivered_at = now() WHERE id = ANY(${rows.map(({ id }) => id)}::uuid[])`;
  return rows.length;
}

const isWaiting = async (): Promise<boolean> =>
  (await pool().query("SELECT FROM pusher_events WHERE delivered_at IS NULL LIMIT 1")).rowCount === 1;

/** In order within each room; different rooms at once, up to a change of access. */
async function deliverRows(rows: readonly Row[]): Promise<void> {
  let ends = new Map<string, Promise<void>>();
  for (const { id, body } of rows) {
    const notification = await wholeOf(parsePayload(body).notification);
    if (!notification) continue;
    if ("control" in notification) {
      await Promise.all(ends.values());
      ends = new Map();
      await applyControl(id, notification.control);
      continue;
    }
    const rooms = [notification.room].flat();
    const before = Promise.all(rooms.map((room) => ends.get(room)));
    const sent = before.then(() => sendToRooms({ id, ...notification }));
    // Awaited below; until then it isn't an unhandled rejection.
    sent.catch(() => {});
    for (const room of rooms) ends.set(room, sent);
  }
  await Promise.all(ends.values());
}

type Whole = Exclude<Notification, { large: string }>;

async function wholeOf(notification: Notification): Promise<Whole | null> {
  if (!("large" in notification)) return notification;
  const row = await db().largeEvent.findUnique({ where: { id: notification.large } });
  const whole = row && Notification.parse(row.body);
  return whole && !("large" in whole) ? whole : null;
}

/** An event that was delivered in the last minutes, whole. */
export async function findEvent(id: string): Promise<Outgoing | null> {
  const row = await db().pusherEvent.findUnique({ where: { id } });
  const whole = row && (await wholeOf(parsePayload(row.body).notification));
  return whole && "room" in whole ? { id, ...whole } : null;
}
