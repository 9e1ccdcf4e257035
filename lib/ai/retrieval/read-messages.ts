import { Prisma } from "@/lib/generated/prisma/client";
import { plainText } from "@/lib/markdown/plain-text";
import type { Anchor } from "@/lib/objects/place";
import { placePath } from "@/lib/objects/place";
import { messageAnchor } from "@/lib/objects/preview-sql";
import type { Database } from "./candidates";
import { IS_BY_PEOPLE, IS_SAID } from "./messages";
import { keyOf, MAX_EXCERPT, type Place, type ReadSources, type SourceKey, titleOf } from "./source-place";
import type { Source } from "./types";

/** What was said around a message: so near in its stream, and in time. */
const [NEIGHBOURS_BEFORE, NEIGHBOURS_AFTER, NEIGHBOUR_MINUTES] = [1, 3, 15];
/** Of a message that has a thread. */
const REPLIES = 4;

type Said = Place & {
  hit: string;
  id: string;
  author: string;
  body: string;
  at: Date;
  anchor: Anchor;
};

const ANCHOR = Prisma.raw(messageAnchor("msg"));

/** Messages with those around them: the answer to a question is often the next one. */
export async function readMessages(
  db: Database,
  visible: Prisma.Sql,
  own: readonly SourceKey[],
): Promise<ReadSources> {
  const ids = own.map(({ id }) => id);
  const rows = await db.$queryRaw<Said[]>(Prisma.sql`WITH ${visible},
    hit AS (SELECT msg.id, msg.channel_id, msg.stream_id, msg.thread_id, msg.seq, msg.created_at
      FROM messages msg JOIN visible v ON v.id = msg.channel_id WHERE msg.id = ANY(${ids}::uuid[])),
    near AS (
      SELECT hit.id AS hit, n.id FROM hit JOIN messages n ON n.stream_id = hit.stream_id
        AND n.seq BETWEEN hit.seq - ${NEIGHBOURS_BEFORE}::int AND hit.seq + ${NEIGHBOURS_AFTER}::int
        AND n.created_at BETWEEN hit.created_at - make_interval(mins => ${NEIGHBOUR_MINUTES}::int)
          AND hit.created_at + make_interval(mins => ${NEIGHBOUR_MINUTES}::int)
      UNION SELECT hit.id, hit.thread_id FROM hit WHERE hit.thread_id IS NOT NULL
      UNION SELECT hit.id, n.id FROM hit JOIN messages n ON n.stream_id = hit.id AND n.thread_id = hit.id
        AND n.seq <= ${REPLIES}::int
      UNION SELECT hit.id, hit.id FROM hit)
    SELECT near.hit, msg.id, u.name AS author, msg.created_at AS at, ${ANCHOR} AS anchor,
      concat_ws(E'\\n', nullif(msg.body, ''), nullif(msg.poll_text, '')) AS body,
      v.id AS "channelId", v.name AS "channelName", v.type AS "channelType", v.slug
    FROM near JOIN messages msg ON msg.id = near.id JOIN visible v ON v.id = msg.channel_id
    JOIN users u ON u.id = msg.author_id
    WHERE ${IS_SAID} AND ${IS_BY_PEOPLE} ORDER BY msg.created_at, msg.id`);
  const byHit = Map.groupBy(rows, ({ hit }) => hit);
  const read: ReadSources = new Map();
  const taken = new Map<string, Source>();
  for (const { id } of own) {
    const said = byHit.get(id) ?? [];
    const hit = said.find((row) => row.id === id);
    if (!hit) continue;
    // It is in the surroundings of a better one already.
    const known = taken.get(id);
    const source = known ?? {
      ...{ kind: "message" as const, id, channelId: hit.channelId, at: hit.at, author: hit.author },
      path: placePath({ channelId: hit.channelId, anchor: hit.anchor }, hit.slug),
      title: titleOf(hit),
      excerpt: conversation(said, hit),
    };
    if (!known) for (const row of said) if (!taken.has(row.id)) taken.set(row.id, source);
    read.set(keyOf({ kind: "message", id }), source);
  }
  return read;
}

/** What was said, a line for each message. Where all of it has no room, what is farthest from the hit is left out. */
function conversation(said: readonly Said[], hit: Said): string {
  const lineOf = ({ author, body }: Said) => `${author}: ${plainText(body)}`;
  const at = said.indexOf(hit);
  const shown = new Map([[at, lineOf(hit).slice(0, MAX_EXCERPT)]]);
  let room = MAX_EXCERPT - shown.get(at)!.length;
  for (let distance = 1; distance < said.length; distance += 1)
    for (const near of [at + distance, at - distance]) {
      const row = said[near];
      const line = row?.body ? lineOf(row) : "";
      if (!line || line.length > room) continue;
      shown.set(near, line);
      room -= line.length;
    }
  return [...shown.entries()]
    .toSorted(([a], [b]) => a - b)
    .map(([, line]) => line)
    .join("\n")
    .toWellFormed();
}
