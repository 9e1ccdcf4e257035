import type { Actor } from "@/lib/auth/actor";
import { CHANNEL_IS_VISIBLE, CHANNEL_OF_VIEWER } from "@/lib/channels/visible-sql";
import { pool } from "@/lib/db";
import {
  type ChannelRow,
  MESSAGE_PREVIEW_COLUMNS,
  type MessageRow,
  type PersonRow,
  toChannelPreview,
  toMessagePreview,
  toPersonPreview,
} from "../presenter";
import type { ReferenceKey, ReferencePreview, ResolvedReference } from "../schema";
import { nameToViewer, VIEWER_KNOWS_PERSON } from "../visible";

type Viewer = Pick<Actor, "userId">;
/** Finds objects of one type in one query, and gives each under the name of the key that asked for it. */
type Resolver = (viewer: Viewer, keys: readonly ReferenceKey[]) => Promise<Map<string, ReferencePreview>>;

/** A type that can be referred to brings its resolver; the rest is the same for all. */
const resolvers: Record<ReferenceKey["type"], Resolver> = {
  person: findPeople,
  channel: findChannels,
  message: findMessages,
};

/** What each target is for this viewer, in the order of the targets; one query for each type among them. */
export async function resolveReferences(
  viewer: Viewer,
  targets: readonly ReferenceKey[],
): Promise<ResolvedReference[]> {
  const byType = Map.groupBy(targets, ({ type }) => type);
  const found = await Promise.all([...byType].map(([type, keys]) => resolvers[type](viewer, keys)));
  const all = new Map(found.flatMap((entries) => [...entries]));
  return targets.map((target) => all.get(nameOf(target)) ?? { isVisible: false });
}

const nameOf = (key: ReferenceKey) => ("id" in key ? `${key.type} ${key.id.toLowerCase()}` : placeName(key));
const placeName = (place: { channelId: string; threadId?: string | null; seq: number }) =>
  `message ${place.channelId} ${place.threadId ?? ""} ${place.seq}`.toLowerCase();
const idsOf = (keys: readonly ReferenceKey[]) => keys.flatMap((key) => ("id" in key ? key.id : []));

async function findPeople({ userId }: Viewer, keys: readonly ReferenceKey[]) {
  const { rows } = await pool().query<PersonRow>({
    name: "resolve people",
    text: `SELECT u.id AS "personId", u.name AS "personName", u.image AS "personImage" FROM users u
           WHERE u.id = ANY($2::uuid[]) AND ${VIEWER_KNOWS_PERSON}`,
    values: [userId, idsOf(keys)],
  });
  return new Map(rows.map((row) => [`person ${row.personId}`, toPersonPreview(row)]));
}

async function findChannels({ userId }: Viewer, keys: readonly ReferenceKey[]) {
  const { rows } = await pool().query<ChannelRow>({
    name: "resolve channels",
    text: `SELECT c.id AS "channelId", ${nameToViewer("c")} AS "channelName", c.type AS "channelType", ws.slug AS "workspaceSlug", c.topic
           FROM ${CHANNEL_OF_VIEWER} WHERE c.id = ANY($2::uuid[]) AND ${CHANNEL_IS_VISIBLE}`,
    values: [userId, idsOf(keys)],
  });
  return new Map(rows.map((row) => [`channel ${row.channelId}`, toChannelPreview(row)]));
}

async function findMessages({ userId }: Viewer, keys: readonly ReferenceKey[]) {
  const places = keys.flatMap((key) => ("id" in key ? [] : key));
  const { rows } = await pool().query<MessageRow>({
    name: "resolve messages",
    text: `SELECT ${MESSAGE_PREVIEW_COLUMNS} FROM messages msg
           JOIN users u ON u.id = msg.author_id
           JOIN (${CHANNEL_OF_VIEWER}) ON c.id = msg.channel_id
           WHERE msg.id IN (
               SELECT unnest($2::uuid[])
               UNION SELECT own.id FROM unnest($3::uuid[], $4::uuid[], $5::int[]) AS place(channel_id, stream_id, seq)
               JOIN messages own ON own.stream_id = place.stream_id AND own.seq = place.seq
                 AND own.channel_id = place.channel_id
             ) AND msg.deleted_at IS NULL AND ${CHANNEL_IS_VISIBLE}`,
    values: [
      userId,
      idsOf(keys),
      places.map(({ channelId }) => channelId),
      places.map(({ channelId, threadId }) => threadId ?? channelId),
      places.map(({ seq }) => seq),
    ],
  });
  return new Map(
    rows.flatMap((row) => {
      const preview = toMessagePreview(row);
      return [[`message ${row.id}`, preview] as const, [placeName(row), preview] as const];
    }),
  );
}
