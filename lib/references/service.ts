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
  const [found = []] = await findReferencesOfMany(tx, [texts]);
  return found;
}

/** The same for the texts of several objects, in as many statements as for one. */
export async function findReferencesOfMany(
  tx: Transaction,
  objects: readonly (readonly string[])[],
): Promise<ObjectKey[][]> {
  const parts = objects.map((texts) => ({
    mentioned: texts.flatMap(mentionsIn).filter((target): target is ObjectKey => "id" in target),
    links: texts.flatMap((text) => productLinksIn(text, ownOrigin())),
  }));
  const linkedBy = await findLinked(
    tx,
    parts.flatMap(({ links }) => links),
  );
  return parts.map(({ mentioned, links }) => [...mentioned, ...links.flatMap(linkedBy)]);
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

/** Stores what objects of one type and channel refer to that are new in this transaction. */
export async function storeReferencesOfNew(
  tx: Transaction,
  { type, channelId }: { type: ObjectKey["type"]; channelId: string },
  sources: readonly { id: string; targets: readonly ObjectKey[] }[],
): Promise<void> {
  const rows = sources.flatMap(({ id, targets }) => targets.map((target) => ({ id, target })));
  if (rows.length === 0) return;
  await tx.$executeRawUnsafe(
    `INSERT INTO object_references (source_type, source_id, channel_id, target_type, target_id)
     SELECT DISTINCT $1, source, $2::uuid, type, id FROM unnest($3::uuid[], $4::text[], $5::uuid[]) AS r(source, type, id)`,
    ...[type, channelId, rows.map(({ id }) => id)],
    ...[rows.map(({ target }) => target.type), rows.map(({ target }) => target.id)],
  );
}

/** Removes what an object refers to: call it when the object is deleted. A deleted channel takes all of its along. */
export async function removeReferences(tx: Transaction, source: ObjectKey): Promise<void> {
  await tx.objectReference.deleteMany({ where: { sourceType: source.type, sourceId: source.id } });
}

/** What each address leads to: it names a message by its place, and a thread by its root message. */
async function findLinked(
  tx: Transaction,
  links: readonly ProductLink[],
): Promise<(link: ProductLink) => ObjectKey[]> {
  const places = links.flatMap(({ seq, ...link }) => (seq === null ? [] : { ...link, seq }));
  const roots = links.filter(({ seq, threadId }) => seq === null && threadId);
  const threads =
    roots.length > 0
      ? await tx.$queryRawUnsafe<{ id: string; channelId: string }[]>(
          `SELECT msg.id, msg.channel_id AS "channelId" FROM messages msg
           WHERE (msg.id, msg.channel_id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))`,
          roots.map(({ threadId }) => threadId),
          roots.map(({ channelId }) => channelId),
        )
      : [];
  const rootName = (root: { id: string; channelId: string }) => `${root.id} ${root.channelId}`.toLowerCase();
  const rootIds = new Map(threads.map((root) => [rootName(root), root.id]));
  const messageIds = await findMessageIds(tx, places);
  return ({ seq, threadId, channelId }) => {
    if (seq === null && threadId === null) return [{ type: "channel", id: channelId }];
    const id =
      seq === null
        ? rootIds.get(rootName({ id: threadId ?? "", channelId }))
        : messageIds.get(placeName({ channelId, threadId, seq }));
    return id ? [{ type: "message", id }] : [];
  };
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
