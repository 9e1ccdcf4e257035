import { onCommit, type Transaction } from "@/lib/db";
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
export async function record<E extends DomainEvent>(
  tx: Transaction,
  { event, object, workspaceId, channelId, actorId, payload }: NewEvent<E>,
): Promise<void> {
  await tx.$executeRaw`/* name: record event */
    INSERT INTO event_outbox (event, object_type, object_id, workspace_id, channel_id, actor_id, payload)
    VALUES (${event}, ${object.type}, ${object.id}::uuid, ${workspaceId}::uuid, ${channelId}::uuid, ${actorId}::uuid,
      ${JSON.stringify(payload)}::jsonb)`;
  onCommit(tx, () => deliverSoon(object));
}
