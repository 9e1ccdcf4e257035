import { v7 as uuidv7 } from "uuid";
import type { Actor } from "@/lib/auth/actor";
import { CHANNEL_ROLE, HAS_BLOCK, joinPerson } from "@/lib/channels/visible-sql";
import { linksOf } from "@/lib/link-previews/links";
import { asksAssistant } from "@/lib/objects/asks-assistant";
import { rolesThatMay } from "@/lib/permissions";
import { announce } from "@/lib/realtime/announce";
import { MAX_NOTIFY_BYTES, notifySql } from "@/lib/realtime/publish";
import { channelRoom } from "@/lib/realtime/rooms";
import { refersToAnything } from "@/lib/references/service";
import { isOfDeletedObject } from "@/lib/sql/threads";
import { hasWebhook } from "@/lib/sql/webhooks";
import { type CompactMessage, expandMessage } from "../compact";
import type { Message } from "../schema";

// The hot path: one statement checks that the author may, numbers the message, stores it and announces it, so that the
// row which numbers its stream is locked for one round trip only. That lock gives messages their order, and their
// commits and notifications the same one. $1 channel, $2 message, $3 author, $4 nonce, $5 body, $6 to $8 the event,
// $9 whether it refers to anything, or the thread. The event is what `publish` would send; it comes as
// text in three pieces, between which number and time go, so that nothing of it is parsed here.

/** A constant of the statement: as a parameter it would be parsed each time. */
const MAY_SEND = `'{${rolesThatMay("message.create").join()}}'::channel_role[]`;

const ALLOWED = `SELECT c.id, c.workspace_id FROM channels c
    ${joinPerson("$3")}
    WHERE c.id = $1 AND c.archived_at IS NULL AND ${CHANNEL_ROLE} = ANY(${MAY_SEND}) AND NOT ${HAS_BLOCK}`;

const insertInto = (streamId: string, threadId: string) => `
    INSERT INTO messages (id, channel_id, stream_id, thread_id, author_id, nonce, body, seq, created_at)
    SELECT $2, $1, ${streamId}, ${threadId}, $3, $4, $5, last_seq, clock_timestamp() FROM numbered
    RETURNING id, seq, to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS created_at`;

const RECORD = `INSERT INTO event_outbox (event, object_type, object_id, workspace_id, channel_id, actor_id)
    SELECT 'message.created', 'message', message.id, allowed.workspace_id, $1, $3 FROM message, allowed`;

const ANNOUNCED = `SELECT seq, created_at AS "createdAt", EXISTS (SELECT FROM outbox) AS "isRecorded",
    ${notifySql("$6::text || seq || $7::text || created_at || $8::text")} FROM message`;

/**
 * Who writes has read. Its event is recorded only where a processor has something to do: people are notified in
 * conversations, and where somebody wants to hear of every message; a webhook may follow the workspace.
 */
const CREATE = `
  WITH allowed AS (${ALLOWED}), numbered AS (
    UPDATE channels SET last_seq = last_seq + 1 WHERE id = (SELECT id FROM allowed) AND archived_at IS NULL
    RETURNING last_seq
  ), message AS (${insertInto("$1", "NULL")}
  ), marker AS (
    INSERT INTO read_markers (user_id, channel_id, read_seq, updated_at)
    SELECT $3, $1, last_seq, now() FROM numbered
    ON CONFLICT (user_id, channel_id) DO UPDATE SET read_seq = EXCLUDED.read_seq, updated_at = EXCLUDED.updated_at
  ), outbox AS (
    ${RECORD}
    WHERE $9::boolean OR workspace_id IS NULL
      OR EXISTS (SELECT FROM channel_preferences WHERE channel_id = $1 AND level = 'ALL')
      OR EXISTS (SELECT FROM workspace_preferences WHERE workspace_id = allowed.workspace_id AND level = 'ALL')
      OR ${hasWebhook("allowed.workspace_id")}
    RETURNING 1
  ) ${ANNOUNCED}`;

/** Who writes in a thread follows it. The channel is locked before the thread, as where it is deleted. */
const CREATE_REPLY = `
  WITH allowed AS (${ALLOWED} FOR KEY SHARE OF c), numbered AS (
    INSERT INTO threads (id, channel_id, last_seq, last_reply_at, reply_count, recent_author_ids)
    SELECT root.id, root.channel_id, 1, clock_timestamp(), 1, ARRAY[$3::uuid]
    FROM messages root JOIN allowed ON allowed.id = root.channel_id
    WHERE root.id = $9::uuid AND root.thread_id IS NULL AND NOT ${isOfDeletedObject("$9::uuid")}
    ON CONFLICT (id) DO UPDATE SET last_seq = threads.last_seq + 1, last_reply_at = EXCLUDED.last_reply_at,
      reply_count = threads.reply_count + 1,
      recent_author_ids = ($3::uuid || array_remove(threads.recent_author_ids, $3::uuid))[1:3]
      -- Comments may have gone into another channel meanwhile.
      WHERE threads.channel_id = EXCLUDED.channel_id
    RETURNING last_seq
  ), message AS (${insertInto("$9", "$9")}
  ), followed AS (
    INSERT INTO thread_follows (thread_id, user_id, is_following, read_seq)
    SELECT $9, $3, true, last_seq FROM numbered
    ON CONFLICT (thread_id, user_id) DO UPDATE SET is_following = true, read_seq = EXCLUDED.read_seq,
      followed_at = CASE WHEN thread_follows.is_following THEN thread_follows.followed_at ELSE now() END
  ), outbox AS (
    ${RECORD}
    RETURNING 1
  ) ${ANNOUNCED}`;

/** At most that of `,"seq":…,"createdAt":"…"`. */
const NUMBER_BYTES = 64;

type Given = { nonce: string; body: string; threadId?: string };

/**
 * Sends a message of nothing but text, in a channel, a conversation or a thread.
 * @returns null for the longer way, which says what is wrong: where the author may not, the channel is archived or
 * there is no such thread; also where the event doesn't fit into a notification
 */
export async function insertText(
  actor: Actor,
  channelId: string,
  { nonce, body, threadId }: Given,
): Promise<{ message: Message; isRecorded: boolean } | null> {
  const id = uuidv7();
  const author = { id: actor.userId, name: actor.name, image: actor.image };
  const sent = { id, channelId, ...(threadId && { threadId }), author, nonce, body };
  const event = JSON.stringify({ room: channelRoom(channelId), event: "message.created", data: sent });
  if (Buffer.byteLength(event) + NUMBER_BYTES > MAX_NOTIFY_BYTES) return null;
  const pieces = [`${event.slice(0, -2)},"seq":`, ',"createdAt":"', '"}}'];
  const { rows } = await announce<Created>({
    name: threadId ? "create reply" : "create message",
    text: threadId ? CREATE_REPLY : CREATE,
    values: [channelId, id, actor.userId, nonce, body, ...pieces, threadId ?? isReferring(body)],
  });
  if (!rows[0]) return null;
  const { seq, createdAt, isRecorded } = rows[0];
  return { message: expandMessage({ ...sent, seq, createdAt }), isRecorded };
}

/** Each reference has a processor, at least that of link previews; a question to the assistant has one too. */
const isReferring = (body: string) =>
  linksOf(body).length > 0 || refersToAnything(body) || asksAssistant(body);

type Created = Pick<CompactMessage, "seq" | "createdAt"> & { isRecorded: boolean };
