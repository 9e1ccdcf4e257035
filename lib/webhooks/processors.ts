import { type ChannelType, channelTypeOf } from "@/lib/channels/types";
import { CHANNEL_IS_VISIBLE, joinMember } from "@/lib/channels/visible-sql";
import type { Transaction } from "@/lib/db";
import type { Delivery, Processor } from "@/lib/events/processor";
import { rolesThatMay } from "@/lib/permissions";
import { wake } from "./deliver/wake";
import { isOfWorkspace, type WebhookEvent, webhookEvent } from "./events";
import { FOLLOWED, type FollowedEvent } from "./follow";

const MAY_MANAGE = `w.role = ANY('{${rolesThatMay("webhook.manage").join()}}'::workspace_role[])`;

/**
 * For $1 the domain event, $2 its time, $3 the workspace, $4 the channel, $5 what happened by its name outside, $6 and $7
 * the object, $8 the actor, $9 whether one that waits stands for this one, $10 whom a deleted channel was private to.
 * A webhook whose maker may not manage webhooks any more, or doesn't see the channel, gets none: its log says nothing of it.
 */
const STORE = `/* name: store webhook deliveries */
  INSERT INTO webhook_deliveries (id, webhook_id, sequence, event, object_type, object_id, channel_id, actor_id,
    occurred_at, due_at)
  SELECT gen_random_uuid(), h.id, $1::bigint, $5, $6, $7::uuid, $4::uuid, $8::uuid, $2::timestamptz, now()
  FROM webhooks h
  LEFT JOIN channels c ON c.id = $4::uuid AND c.workspace_id = h.workspace_id
  LEFT JOIN open_memberships w ON w.workspace_id = h.workspace_id AND w.user_id = h.maker_id
  ${joinMember("h.maker_id")}
  WHERE h.workspace_id = $3::uuid AND h.status = 'ACTIVE' AND $5 = ANY(h.events) AND ${MAY_MANAGE}
    AND CASE
      WHEN $4::uuid IS NULL THEN true
      WHEN $5 = 'channel.deleted' THEN $10::uuid[] IS NULL OR h.maker_id = ANY($10::uuid[])
      ELSE ${CHANNEL_IS_VISIBLE} END
    AND ($4::uuid IS NULL OR h.is_everywhere OR $4::uuid = ANY(h.channel_ids))
    AND (h.includes_hooks OR $6 <> 'message'
      OR NOT EXISTS (SELECT FROM messages WHERE id = $7::uuid AND hook IS NOT NULL))
    AND NOT ($9::boolean AND EXISTS (
      SELECT FROM webhook_deliveries d WHERE d.webhook_id = h.id AND d.object_id = $7::uuid
        AND d.event IN ($5, replace($5, '.updated', '.created')) AND d.status = 'WAITING' AND d.attempts = 0))
  ON CONFLICT (webhook_id, sequence, event) DO NOTHING`;

/** Where it happened: not every event says in which workspace its channel is. */
const PLACE = `/* name: place of webhook event */
  SELECT c.workspace_id AS "workspaceId", c.type FROM channels c WHERE c.id = $1::uuid`;

/** The events of which deliveries were stored, until their transaction has committed. */
const stored = new Set<string>();

/** Has the webhooks of the workspace that follow an event send it. */
export const webhooksOfEvent: Processor<FollowedEvent> = {
  name: "webhooks",
  process: async (delivery) => {
    const place = await placeOf(delivery.tx, delivery);
    if (!place) return;
    for (const event of outsideNames(delivery, place.isCard)) {
      const count = await delivery.tx.$executeRawUnsafe(STORE, ...valuesOf(delivery, place, event));
      if (count > 0) stored.add(delivery.id);
    }
    // The answer of an endpoint may quote what the message said.
    if (delivery.event === "message.deleted" || delivery.event === "message.updated")
      await delivery.tx.$executeRawUnsafe(FORGET, delivery.objectId);
  },
  afterCommit: async ({ id }) => {
    if (stored.delete(id)) await wake();
  },
};

const FORGET = `/* name: forget answers */ UPDATE webhook_deliveries SET response_head = NULL
  WHERE object_id = $1::uuid AND response_head IS NOT NULL`;

type Place = { workspaceId: string; channelId: string | null; isCard: boolean };

async function placeOf(
  tx: Transaction,
  { event, objectId, workspaceId, channelId }: Delivery<FollowedEvent>,
): Promise<Place | null> {
  // A description belongs to its task, which has events of its own.
  if (event === "document.edited" && objectId !== channelId) return null;
  if (!channelId || event === "channel.deleted")
    return workspaceId ? { workspaceId, channelId, isCard: false } : null;
  const [row] = await tx.$queryRawUnsafe<{ workspaceId: string | null; type: ChannelType }[]>(
    PLACE,
    channelId,
  );
  if (!row?.workspaceId) return null;
  return { workspaceId: row.workspaceId, channelId, isCard: channelTypeOf(row.type).thing === "card" };
}

function outsideNames({ event, payload }: Delivery<FollowedEvent>, isCard: boolean): readonly WebhookEvent[] {
  const follow = FOLLOWED[event] as (payload: unknown, isCard: boolean) => readonly WebhookEvent[];
  return follow(payload, isCard);
}

function valuesOf(delivery: Delivery<FollowedEvent>, place: Place, event: WebhookEvent): unknown[] {
  const { id, recordedAt, objectId, actorId, payload } = delivery;
  const readerIds = "readerIds" in payload ? payload.readerIds : null;
  return [
    ...[id, recordedAt, place.workspaceId, isOfWorkspace(event) ? null : place.channelId, event],
    ...[objectTypeOf(event), objectId, actorId, webhookEvent(event).isState === true, readerIds],
  ];
}

const objectTypeOf = (event: WebhookEvent): string =>
  event.startsWith("card.") ? "task" : event.startsWith("member.") ? "person" : (event.split(".")[0] ?? "");
