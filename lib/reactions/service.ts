import type { Actor } from "@/lib/auth/actor";
import { CHANNEL_ROLE, HAS_BLOCK, joinPerson } from "@/lib/channels/visible-sql";
import { pool, type Transaction, transaction } from "@/lib/db";
import { assertEmoji } from "@/lib/emoji/access";
import { deliverSoon } from "@/lib/events/delivery-queue";
import { AppError, notFound } from "@/lib/http/errors";
import { accessMessage } from "@/lib/messages/access";
import { rolesThatMay } from "@/lib/permissions";
import { notifySql } from "@/lib/realtime/publish";
import { MAX_EMOJI_PER_MESSAGE } from "./schema";

// Each change is one statement that checks the person's right, writes, publishes and records. $1 message, $2 person,
// $3 emoji, $4 roles that may. A deletion that is under way comes first, or waits.

const ALLOWED = `SELECT e.id, e.channel_id, e.author_id, c.workspace_id,
      EXISTS (SELECT FROM person_settings s WHERE s.user_id = e.author_id AND s.reactions_in_inbox) AS is_followed,
      EXISTS (SELECT FROM reactions r WHERE r.message_id = e.id AND r.emoji = $3::text) AS is_known
    FROM messages e JOIN channels c ON c.id = e.channel_id
    ${joinPerson("$2::uuid")}
    WHERE e.id = $1::uuid AND e.deleted_at IS NULL AND c.archived_at IS NULL
      AND ${CHANNEL_ROLE} = ANY($4::channel_role[]) AND NOT ${HAS_BLOCK} FOR SHARE OF e`;

/** Records the event for those authors whose inbox shows reactions, or this message's. */
const record = (event: "reaction.added" | "reaction.removed") => `
    INSERT INTO event_outbox (event, object_type, object_id, workspace_id, channel_id, actor_id, payload)
    SELECT '${event}', 'message', id, workspace_id, channel_id, $2::uuid, jsonb_build_object('emoji', $3::text)
    FROM allowed, changed WHERE author_id <> $2::uuid AND (is_followed
      OR EXISTS (SELECT FROM inbox_items i WHERE i.user_id = author_id AND i.key = 'reaction:' || id)) RETURNING 1`;

/** Cast, since Prisma can't read what `pg_notify` answers. */
const published = (isAdded: boolean) => `
  SELECT is_known AS "isKnown", EXISTS (SELECT FROM recorded) AS "isRecorded",
    (SELECT ${notifySql(`jsonb_build_object('room', 'channel:' || channel_id, 'event', 'reaction.changed', 'data',
      jsonb_build_object('messageId', id, 'channelId', channel_id, 'emoji', $3::text, 'userId', $2::uuid,
        'isAdded', ${isAdded}))::text`)}::text FROM changed)
  FROM allowed`;

/** $5: whether the emoji may be the first of its kind on the message, for which `addFirst` holds the limit. */
const ADD = `/* name: add reaction */ WITH allowed AS (${ALLOWED}), changed AS (
    INSERT INTO reactions (message_id, user_id, emoji) SELECT id, $2::uuid, $3::text FROM allowed
    WHERE is_known OR $5::boolean ON CONFLICT DO NOTHING RETURNING 1
  ), recorded AS (${record("reaction.added")}) ${published(true)}`;

const REMOVE = `WITH allowed AS (${ALLOWED}), changed AS (
    DELETE FROM reactions r USING allowed WHERE r.message_id = allowed.id AND r.user_id = $2::uuid AND r.emoji = $3::text
    RETURNING 1
  ), recorded AS (${record("reaction.removed")}) ${published(false)}`;

type Row = { isKnown: boolean; isRecorded: boolean };

const MAY_REACT = rolesThatMay("message.create");

/**
 * Reacting the same way again changes nothing.
 * @throws AppError conflict on a deleted message and above the limit, invalid_input for an emoji unknown here
 */
export async function addReaction(actor: Actor, messageId: string, emoji: string): Promise<void> {
  const values = [messageId, actor.userId, emoji, MAY_REACT];
  const { rows } = await pool().query<Row>({ name: "add reaction", text: ADD, values: [...values, false] });
  const done = rows[0]?.isKnown ? rows[0] : await addFirst(actor, messageId, emoji);
  if (done.isRecorded) deliverSoon({ type: "message", id: messageId });
}

/** The first reaction with an emoji. Those who add one at once take turns, so that the limit holds. */
async function addFirst(actor: Actor, messageId: string, emoji: string): Promise<Row> {
  const { channel } = await accessMessage(actor, messageId, "message.create");
  return transaction(async (tx) => {
    await lockMessage(tx, messageId);
    const given = await tx.reaction.findMany({
      where: { messageId },
      distinct: "emoji",
      select: { emoji: true },
    });
    if (given.every((reaction) => reaction.emoji !== emoji)) {
      // An emoji that was deleted since may still be joined where it stands.
      await assertEmoji(tx, channel, emoji);
      if (given.length >= MAX_EMOJI_PER_MESSAGE) throw enough();
    }
    const [row] = await tx.$queryRawUnsafe<Row[]>(ADD, messageId, actor.userId, emoji, MAY_REACT, true);
    if (!row) throw notFound("message");
    return row;
  });
}

export async function removeReaction(actor: Actor, messageId: string, emoji: string): Promise<void> {
  const values = [messageId, actor.userId, emoji, MAY_REACT];
  const { rows } = await pool().query<Row>({ name: "remove reaction", text: REMOVE, values });
  if (rows[0]?.isRecorded) deliverSoon({ type: "message", id: messageId });
  if (rows[0]) return;
  await accessMessage(actor, messageId, "message.create");
  throw messageDeleted();
}

async function lockMessage(tx: Transaction, messageId: string): Promise<void> {
  const rows = await tx.$queryRaw<{ deletedAt: Date | null }[]>`
    SELECT deleted_at AS "deletedAt" FROM messages WHERE id = ${messageId}::uuid FOR NO KEY UPDATE`;
  if (!rows[0]) throw notFound("message");
  if (rows[0].deletedAt) throw messageDeleted();
}

const messageDeleted = () => new AppError("conflict", "This message has been deleted.");

const enough = () =>
  new AppError(
    "conflict",
    `A message takes ${MAX_EMOJI_PER_MESSAGE} different emoji. Join one that is there already.`,
  );
