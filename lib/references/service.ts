import type { Transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { mentionsIn, type ProductLink } from "@/lib/objects/mentions";
import { productLinksIn } from "@/lib/objects/product-links";
import type { ObjectKey } from "@/lib/objects/types";

const ownOrigin = () => env().APP_URL.replace(/\/$/, "");

/** Whether a text has mentions, or addresses of this instance. */
export const refersToAnything = (text: string) =>
  mentionsIn(text).length > 0 || productLinksIn(text, ownOrigin()).length > 0;

/** The objects that texts refer to, by mentions or by addresses of this instance. */
export async function findReferences(tx: Transaction, ...texts: string[]): Promise<ObjectKey[]> {
  const mentioned = texts.flatMap(mentionsIn).filter((target): target is ObjectKey => "id" in target);
  const links = texts.flatMap((text) => productLinksIn(text, ownOrigin()));
  return links.length > 0 ? [...mentioned, ...(await findLinked(tx, links))] : mentioned;
}

const STORE = `/* name: store references */ WITH given AS (
    SELECT DISTINCT type, id FROM unnest($4::text[], $5::uuid[]) AS target(type, id)
  ), gone AS (
    DELETE FROM object_references r WHERE source_type = $1 AND source_id = $2::uuid AND NOT EXISTS (
      SELECT FROM given WHERE given.type = r.target_type AND given.id = r.target_id)
  )
  INSERT INTO object_references (source_type, source_id, channel_id, target_type, target_id)
  SELECT $1, $2::uuid, $3::uuid, type, id FROM given
  ON CONFLICT (source_type, source_id, target_type, target_id) DO NOTHING`;

/**
 * Stores what an object refers to, in place of what it referred to before: call it when its text came to be or changed,
 * with `findReferences` of its texts. Running twice changes nothing.
 * @param source with the channel that decides who may see it
 */
export async function storeReferences(
  tx: Transaction,
  { type, id, channelId }: ObjectKey & { channelId: string },
  targets: readonly ObjectKey[],
): Promise<void> {
  const types = targets.map((target) => target.type);
  const ids = targets.map((target) => target.id);
  await tx.$executeRawUnsafe(STORE, type, id, channelId, types, ids);
}

/** Removes what an object refers to: call it when the object is deleted. A deleted channel takes all of its along. */
export async function removeReferences(tx: Transaction, source: ObjectKey): Promise<void> {
  await tx.objectReference.deleteMany({ where: { sourceType: source.type, sourceId: source.id } });
}

/** An address names a message by its place, and a thread by its root message. */
async function findLinked(tx: Transaction, links: readonly ProductLink[]): Promise<ObjectKey[]> {
  const places = links.flatMap(({ seq, ...link }) => (seq === null ? [] : { ...link, seq }));
  const roots = links.flatMap(({ seq, threadId, channelId }) =>
    seq === null && threadId ? { id: threadId, channelId } : [],
  );
  const threads =
    roots.length > 0 ? await tx.message.findMany({ where: { OR: roots }, select: { id: true } }) : [];
  const ids = [...(await findMessageIds(tx, places)).values(), ...threads.map(({ id }) => id)];
  return [
    ...links.flatMap(({ seq, threadId, channelId }): ObjectKey[] =>
      seq === null && threadId === null ? [{ type: "channel", id: channelId }] : [],
    ),
    ...ids.map((id): ObjectKey => ({ type: "message", id })),
  ];
}

/** A message by what its address says. */
export type MessagePlace = { channelId: string; threadId?: string | null; seq: number };

export const placeName = ({ channelId, threadId, seq }: MessagePlace) =>
  `${channelId} ${threadId ?? ""} ${seq}`.toLowerCase();

/** The ids of messages by `placeName`. Nothing is said of who may see them: that is the source's to decide. */
export async function findMessageIds(
  tx: Transaction,
  places: readonly MessagePlace[],
): Promise<Map<string, string>> {
  if (places.length === 0) return new Map();
  const rows = await tx.$queryRawUnsafe<(MessagePlace & { id: string })[]>(
    `SELECT msg.id, place.channel_id AS "channelId", nullif(place.stream_id, place.channel_id) AS "threadId", place.seq
     FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS place(channel_id, stream_id, seq), LATERAL (
       SELECT id FROM messages WHERE stream_id = place.stream_id AND seq = place.seq AND channel_id = place.channel_id
       UNION ALL SELECT id FROM messages
         WHERE channel_id = place.channel_id AND broadcast_seq = place.seq AND place.stream_id = place.channel_id
     ) msg`,
    places.map(({ channelId }) => channelId),
    places.map(({ channelId, threadId }) => threadId ?? channelId),
    places.map(({ seq }) => seq),
  );
  return new Map(rows.map((row) => [placeName(row), row.id]));
}
