import { CHANNEL_ROLE, joinPerson } from "@/lib/channels/visible-sql";
import type { Delivery } from "@/lib/events/processor";
import type { ChannelRole } from "@/lib/permissions";

/** A message as the processors of its events need it. */
export type DeliveredMessage = {
  id: string;
  channelId: string;
  workspaceId: string | null;
  threadId: string | null;
  authorId: string;
  seq: number;
  /** Of a reply that was also sent to the channel. */
  broadcastSeq: number | null;
  body: string;
  editedAt: Date | null;
  /** Whether an incoming webhook posted it, and whether whom it mentions is notified. */
  isHook: boolean;
  mayMention: boolean;
  /** What its author is in the channel; null where they have lost it meanwhile. */
  role: ChannelRole | null;
};

/**
 * An edit or deletion that is under way comes first, or waits; so does the deletion of the channel, which is locked
 * first, as there.
 */
const LOCK = `/* name: lock delivered message */ SELECT e.id, e.channel_id AS "channelId", c.workspace_id AS "workspaceId",
    e.thread_id AS "threadId", e.author_id AS "authorId", e.seq, e.broadcast_seq AS "broadcastSeq", e.body, e.edited_at AS "editedAt",
    e.hook IS NOT NULL AS "isHook", coalesce(e.hook->'mayMention' = 'true', true) AS "mayMention",
    CASE WHEN e.hook->'mayMention' = 'true' THEN 'EDITOR' ELSE ${CHANNEL_ROLE} END AS role
  FROM messages e JOIN channels c ON c.id = e.channel_id
  ${joinPerson("e.author_id")}
  WHERE e.id = $1::uuid AND e.deleted_at IS NULL FOR KEY SHARE OF c FOR NO KEY UPDATE OF e`;

const loaded = new WeakMap<Delivery, Promise<DeliveredMessage | null>>();

/**
 * The message that an event happened to, as it is now, locked for the rest of the transaction; null where it has been
 * deleted. The processors of one event share it.
 */
export function deliveredMessage(delivery: Delivery): Promise<DeliveredMessage | null> {
  const known = loaded.get(delivery);
  if (known) return known;
  const message = load(delivery);
  loaded.set(delivery, message);
  return message;
}

async function load({ tx, objectId }: Delivery): Promise<DeliveredMessage | null> {
  const [message] = await tx.$queryRawUnsafe<DeliveredMessage[]>(LOCK, objectId);
  return message ?? null;
}
