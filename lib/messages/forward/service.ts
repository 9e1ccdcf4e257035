import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { CHANNEL_OF_VIEWER, CHANNEL_ROLE, HAS_BLOCK } from "@/lib/channels/visible-sql";
import { readsWider } from "@/lib/channels/wider";
import { openConversation } from "@/lib/conversations/service";
import { pool } from "@/lib/db";
import { copyFilesOfMessage } from "@/lib/files/copy/service";
import { AppError, notFound } from "@/lib/http/errors";
import { mentionMarkdown } from "@/lib/objects/mentions";
import { objectSource } from "@/lib/objects/sources";
import { OBJECT_TYPES, type ObjectKey } from "@/lib/objects/types";
import { SHARES_WORKSPACE } from "@/lib/people/access";
import { rolesThatMay } from "@/lib/permissions";
import { nameContains } from "@/lib/sql/names";
import { accessMessage } from "../access";
import { findSent, insertMessage } from "../create/service";
import type { Message } from "../schema";
import type { Forwardable, Forwarding, ForwardTarget } from "./contract";

/**
 * Puts a copy of a message into another channel. Who wrote it first stays named through any number of hands.
 * @throws AppError as `accessChannel` of both channels; conflict for what can't be forwarded
 */
export async function forwardMessage(
  actor: Actor,
  messageId: string,
  { nonce, comment, ...to }: z.output<typeof Forwarding>,
): Promise<Message> {
  const { message } = await accessMessage(actor, messageId, "channel.read");
  // No conversation begins in which nothing would be said.
  if (to.userId) assertForwardable(message);
  const channelId = to.channelId ?? (await conversationWith(actor, to.userId ?? ""));
  const target = await accessChannel(actor, channelId, "message.create");
  const first = await findSent(actor.userId, nonce, channelId);
  if (first) return first;
  assertForwardable(message);
  const fileIds =
    message.files.length > 0 ? await copyFilesOfMessage(actor, messageId, channelId) : undefined;
  const forwarded = message.forwarded ?? {
    authorName: message.author.name,
    createdAt: message.createdAt,
    channelId: message.channelId,
    messageId,
  };
  const { body, sticker } = message;
  const copy = { nonce, body, fileIds, stickerId: sticker?.id, forwarded };
  return insertMessage(actor, target, copy, comment);
}

/**
 * Sends a mention of an object. What its readers see of it is theirs to see.
 * @throws AppError not_found for what the actor can't see
 */
export async function forwardObject(
  actor: Actor,
  object: ObjectKey & { type: Forwardable },
  { nonce, comment, ...to }: z.output<typeof Forwarding>,
): Promise<Message> {
  // The object may be gone since the first call.
  const known = to.channelId && (await accessChannel(actor, to.channelId, "message.create"));
  const sent = known && (await findSent(actor.userId, nonce, known.id));
  if (sent) return sent;
  const [found] = await objectSource(object.type).resolve(actor, [object.id]);
  if (!found) throw notFound(OBJECT_TYPES[object.type].word);
  const target =
    known || (await accessChannel(actor, await conversationWith(actor, to.userId ?? ""), "message.create"));
  const first = known ? null : await findSent(actor.userId, nonce, target.id);
  if (first) return first;
  // A label is stored for every reader, so it is as private as what it names.
  const isHidden = found.place !== null && (await readsWider(target.id, found.place.channelId));
  const label = isHidden ? `a ${OBJECT_TYPES[object.type].word}` : found.title;
  return insertMessage(actor, target, { nonce, body: mentionMarkdown(label, object) }, comment);
}

const conversationWith = async (actor: Actor, userId: string) =>
  (await openConversation(actor, { userIds: [userId], name: "" })).id;

function assertForwardable({ deletedAt, kind }: Message): void {
  if (deletedAt) throw new AppError("conflict", "This message has been deleted.");
  if (kind === "POLL") {
    throw new AppError("conflict", "A poll stays where its votes are. Copy its link instead.");
  }
  if (kind === "SYSTEM") throw new AppError("conflict", "Only what people write can be forwarded.");
}

/** A conversation is found by its people as well as by its name. Their own name would find all of them. */
const NAMED = `(${nameContains("c.name", "$2")} OR c.workspace_id IS NULL AND EXISTS (SELECT FROM channel_members o
  JOIN users u ON u.id = o.user_id WHERE o.channel_id = c.id AND o.user_id <> $1 AND ${nameContains("u.name", "$2")}))`;

/** Colleagues of person $1 whom neither a conversation of two nor a block joins to them. */
const STRANGERS = `FROM users u WHERE u.id <> $1 AND ${SHARES_WORKSPACE} AND ($2 = '' OR ${nameContains("u.name", "$2")})
  AND NOT EXISTS (SELECT FROM channels c WHERE c.direct_key IN (u.id || ':' || $1, $1 || ':' || u.id))
  AND NOT EXISTS (SELECT FROM blocks b WHERE (b.blocker_id, b.blocked_id) IN ((u.id, $1), ($1, u.id)))`;

/**
 * Where the actor can write, in all of their workspaces and conversations: first where they read last, and last whom
 * they haven't written to yet.
 */
export async function listForwardTargets(actor: Actor, q: string): Promise<ForwardTarget[]> {
  const { rows } = await pool().query<ForwardTarget>({
    name: "forward targets",
    text: `(SELECT c.id, false AS "isNew", c.type, c.name, c.image,
        CASE WHEN ws.id IS NOT NULL THEN jsonb_build_object('id', ws.id, 'name', ws.name) END AS workspace,
        CASE WHEN ws.id IS NULL THEN (SELECT jsonb_agg(
            jsonb_build_object('id', u.id, 'name', u.name, 'image', u.image) ORDER BY o.created_at, u.id)
          FROM channel_members o JOIN users u ON u.id = o.user_id WHERE o.channel_id = c.id)
        ELSE '[]' END AS people
      FROM ${CHANNEL_OF_VIEWER} LEFT JOIN read_markers r ON r.channel_id = c.id AND r.user_id = $1
      WHERE (w.user_id IS NOT NULL OR m.user_id IS NOT NULL) AND c.archived_at IS NULL
        AND ${CHANNEL_ROLE} = ANY($3::channel_role[]) AND NOT ${HAS_BLOCK} AND ($2 = '' OR ${NAMED})
      ORDER BY r.updated_at DESC NULLS LAST, c.name, c.id LIMIT 50)
      UNION ALL (SELECT u.id, true, 'DIRECT', '', NULL, NULL,
        jsonb_build_array(jsonb_build_object('id', u.id, 'name', u.name, 'image', u.image)) ${STRANGERS}
      ORDER BY u.name, u.id LIMIT 50) LIMIT 50`,
    values: [actor.userId, q, rolesThatMay("message.create")],
  });
  return rows;
}
