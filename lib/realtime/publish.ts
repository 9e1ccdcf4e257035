import type { Transaction } from "@/lib/db";
import { type Control, NOTIFY_CHANNEL, type Notification } from "./bus-messages";
import { eventSchema, type ServerEventInput, type ServerEventName } from "./events";
import type { Room } from "./rooms";
import { deliversByPusher } from "./transport";

/**
 * SQL that notifies the nodes of `payload` (SQL again, a Notification as text) once its transaction commits. Every
 * notification begins with its transaction's id, by which a node knows what a page has yet to hear of. Where Pusher
 * delivers, nobody listens, and it is queued instead.
 */
export const notifySql = (payload: string) => {
  const body = `pg_current_xact_id()::text || ' ' || ${payload}`;
  return deliversByPusher() ? `queue_event(${body})` : `pg_notify('${NOTIFY_CHANNEL}', ${body})`;
};

/** SQL that wakes processes which LISTEN on a channel of their own, with a text; no browser hears of it. */
export const wakeSql = (channel: string) => `SELECT pg_notify('${channel}', $1::text)`;

/** PostgreSQL refuses a payload of 8,000 bytes; larger ones go by way of a table. */
export const MAX_NOTIFY_BYTES = 7_000;

/**
 * Announces an event to a room, if and only if `tx` commits.
 * @param data is parsed by the event's schema, so fields it doesn't declare never leave
 */
export async function publish<N extends ServerEventName>(
  tx: Transaction,
  room: Room,
  event: N,
  data: ServerEventInput<N>,
): Promise<void> {
  await notify(tx, { room, event, data: eventSchema(event).parse(data) });
}

/** As `publish`, to several rooms at once, leaving out who is in a room of `except`. */
export async function publishWidely<N extends ServerEventName>(
  tx: Transaction,
  { to, except = [] }: { to: Room[]; except?: Room[] },
  event: N,
  data: ServerEventInput<N>,
): Promise<void> {
  await notify(tx, { room: to, except, event, data: eventSchema(event).parse(data) });
}

/** Has the realtime nodes re-check their rooms and documents, if and only if `tx` commits. */
export async function publishControl(tx: Transaction, control: Control): Promise<void> {
  await notify(tx, { control });
}

async function notify(tx: Transaction, notification: Notification): Promise<void> {
  let payload = JSON.stringify(notification);
  if (Buffer.byteLength(payload) > MAX_NOTIFY_BYTES) {
    const { id } = await tx.largeEvent.create({ data: { body: JSON.parse(payload) }, select: { id: true } });
    payload = JSON.stringify({ large: id } satisfies Notification);
  }
  await tx.$executeRawUnsafe(`/* name: publish */ SELECT ${notifySql("$1::text")}`, payload);
}
