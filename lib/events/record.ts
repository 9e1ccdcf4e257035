import { onCommit, type Transaction } from "@/lib/db";
import { hasWebhook } from "@/lib/sql/webhooks";
import { deliverSoon } from "./delivery-queue";
import type { DomainEvent, ObjectTypeOf, PayloadOf } from "./events";

type NewEvent<E extends DomainEvent> = {
  event: E;
  object: { type: ObjectTypeOf<E>; id: string };
  workspaceId: string | null;
  channelId: string | null;
  actorId: string | null;
  payload: PayloadOf<E>;
};

/**
 * Records a domain event, if and only if `tx` commits. Its processors run right after that in this process; the sender
 * doesn't wait for them.
 */
export const record = <E extends DomainEvent>(tx: Transaction, event: NewEvent<E>): Promise<void> =>
  recordAll(tx, [event]);

/** The same of several: one statement. */
export async function recordAll<E extends DomainEvent>(
  tx: Transaction,
  events: readonly NewEvent<E>[],
): Promise<void> {
  if (events.length === 0) return;
  await tx.$executeRawUnsafe(RECORD, rowsOf(events));
  onCommit(tx, () => {
    for (const { object } of events) deliverSoon(object);
  });
}

const RECORD = `/* name: record events */
  INSERT INTO event_outbox (event, object_type, object_id, workspace_id, channel_id, actor_id, payload)
  SELECT event, type, id, "workspaceId", "channelId", "actorId", payload
  FROM jsonb_to_recordset($1::jsonb) AS given(event text, type text, id uuid, "workspaceId" uuid,
    "channelId" uuid, "actorId" uuid, payload jsonb)`;

const rowsOf = <E extends DomainEvent>(events: readonly NewEvent<E>[]): string =>
  JSON.stringify(events.map(({ object, ...event }) => ({ ...event, type: object.type, id: object.id })));

/** As `recordAll`, of what only webhooks follow: nothing is recorded where a workspace has none. */
export async function recordForWebhooks<E extends DomainEvent>(
  tx: Transaction,
  events: readonly NewEvent<E>[],
): Promise<void> {
  if (events.length === 0) return;
  const count = await tx.$executeRawUnsafe(RECORD_FOLLOWED, rowsOf(events));
  if (count === 0) return;
  onCommit(tx, () => {
    for (const { object } of events) deliverSoon(object);
  });
}

const WORKSPACE = `coalesce(given."workspaceId", (SELECT workspace_id FROM channels WHERE id = given."channelId"))`;
const RECORD_FOLLOWED = `${RECORD.replace("record events", "record followed")} WHERE ${hasWebhook(WORKSPACE)}`;
