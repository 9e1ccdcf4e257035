import { v7 as uuidv7 } from "uuid";
import type { Actor } from "@/lib/auth/actor";
import { CHANNEL_ROLE } from "@/lib/channels/access";
import { withConnection } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import { linksOf } from "@/lib/link-previews/links";
import { rolesThatMay } from "@/lib/permissions";
import { announce } from "@/lib/realtime/announce";
import { NOTIFY_CHANNEL } from "@/lib/realtime/notifications";
import { MAX_NOTIFY_BYTES } from "@/lib/realtime/publish";
import { channelRoom } from "@/lib/realtime/rooms";
import type { Message } from "../schema";

/**
 * The hot path: one statement checks that the author may, numbers the message, stores it, moves its author's read
 * marker and announces it, so that the channel's row is locked for one round trip only. Its lock gives messages their
 * order, and their commits and notifications the same one. The event is what `publish` would send; it comes as text in
 * three pieces ($6 to $8), between which number and time go, so that nothing of it is parsed here.
 */
const CREATE = `
  WITH allowed AS (
    SELECT c.id FROM channels c
    JOIN memberships w ON w.workspace_id = c.workspace_id AND w.user_id = $3
    LEFT JOIN channel_members m ON m.channel_id = c.id AND m.user_id = $3
    WHERE c.id = $1 AND ${CHANNEL_ROLE} = ANY($9::channel_role[])
  ), numbered AS (
    UPDATE channels SET last_seq = last_seq + 1 WHERE id = (SELECT id FROM allowed) AND archived_at IS NULL
      AND NOT EXISTS (SELECT FROM channel_preferences WHERE channel_id = $1 AND level = 'ALL')
      AND NOT EXISTS (SELECT FROM workspace_preferences WHERE workspace_id = channels.workspace_id AND level = 'ALL')
    RETURNING last_seq
  ), message AS (
    INSERT INTO messages (id, channel_id, stream_id, author_id, nonce, body, seq, created_at)
    SELECT $2, $1, $1, $3, $4, $5, last_seq, clock_timestamp() FROM numbered
    RETURNING seq, to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS created_at
  ), marker AS (
    INSERT INTO read_markers (user_id, channel_id, read_seq, updated_at)
    SELECT $3, $1, last_seq, now() FROM numbered
    ON CONFLICT (user_id, channel_id) DO UPDATE SET read_seq = EXCLUDED.read_seq, updated_at = EXCLUDED.updated_at
  )
  SELECT seq, created_at AS "createdAt",
    pg_notify('${NOTIFY_CHANNEL}', $6::text || seq || $7::text || created_at || $8::text) FROM message`;

/** At most that of `,"seq":…,"createdAt":"…"`. */
const NUMBER_BYTES = 64;

const MAY_SEND = rolesThatMay("message.create");

/** All that can hang on a message, hanging on none. */
const PLAIN = {
  threadId: null,
  kind: "TEXT",
  editedAt: null,
  deletedAt: null,
  isPinned: false,
  thread: null,
  quote: null,
  forwarded: null,
  reactions: [],
  files: [],
  sticker: null,
  poll: null,
  linkPreviews: [],
  system: null,
} as const satisfies Partial<Message>;

/**
 * Null where the channel was archived or deleted since it was looked at, and for the longer way: where somebody wants
 * to be told of every message, or the event doesn't fit into a notification.
 */
export async function insertPlain(
  actor: Actor,
  channelId: string,
  { nonce, body }: { nonce: string; body: string },
): Promise<Message | null> {
  const id = uuidv7();
  const author = { id: actor.userId, name: actor.name, image: actor.image };
  const known = { ...PLAIN, id, channelId, author, nonce, body };
  const event = JSON.stringify({ room: channelRoom(channelId), event: "message.created", data: known });
  if (Buffer.byteLength(event) + NUMBER_BYTES > MAX_NOTIFY_BYTES) return null;
  const pieces = [`${event.slice(0, -2)},"seq":`, ',"createdAt":"', '"}}'];
  const statement = {
    name: "create message",
    text: CREATE,
    values: [channelId, id, actor.userId, nonce, body, ...pieces, MAY_SEND],
  };
  const toMessage = ({ rows }: { rows: Numbered[] }): Message | null =>
    rows[0] ? { ...known, seq: rows[0].seq, createdAt: rows[0].createdAt } : null;
  if (linksOf(body).length === 0) return toMessage(await announce<Numbered>(statement));
  return withConnection(async (client) => {
    await client.query("BEGIN");
    const message = toMessage(await client.query<Numbered>(statement));
    if (message) await enqueue(client, "link.preview", { messageId: id });
    await client.query("COMMIT");
    return message;
  });
}

type Numbered = Pick<Message, "seq" | "createdAt">;
