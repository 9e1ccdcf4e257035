import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { accessChannel, channelArchived } from "@/lib/channels/access";
import { pool, transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import type { PageQuery } from "@/lib/http/pagination";
import { cursorId, toPage } from "@/lib/http/pagination";
import { isOfDeletedObject } from "@/lib/sql/threads";
import { accessMessage } from "../access";
import { insertWith } from "../create/rich";
import { publishMessage } from "../load";
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from "../presenter";
import type { Message } from "../schema";
import { MAX_PINS, type PinnedMessage } from "./contract";

/** @throws AppError conflict for a deleted message, and where the channel has as many pins as it may */
export async function pinMessage(actor: Actor, messageId: string): Promise<Message> {
  const { message, channel } = await accessMessage(actor, messageId, "message.pin");
  if (message.isPinned) return message;
  if (message.kind === "SYSTEM") throw new AppError("conflict", "Only what people write can be pinned.");
  return transaction(async (tx) => {
    // Pinning and deleting wait for each other, and so do pins of one channel: it holds so many and no more.
    await tx.$queryRaw`SELECT id FROM channels WHERE id = ${channel.id}::uuid FOR NO KEY UPDATE`;
    const rows = await tx.$queryRaw<{ isDeleted: boolean }[]>`
      SELECT deleted_at IS NOT NULL AS "isDeleted" FROM messages WHERE id = ${messageId}::uuid FOR NO KEY UPDATE`;
    if (rows[0]?.isDeleted !== false) throw new AppError("conflict", "This message has been deleted.");
    if ((await tx.pin.count({ where: { channelId: channel.id } })) >= MAX_PINS) {
      throw new AppError("conflict", `Unpin another message first: a channel holds ${MAX_PINS}.`);
    }
    const { count } = await tx.pin.createMany({
      data: { messageId, channelId: channel.id, userId: actor.userId },
      skipDuplicates: true,
    });
    const pinned = await publishMessage(tx, messageId);
    if (count === 0) return pinned;
    const { threadId, seq } = message;
    const system = { type: "message.pinned", messageId, threadId, seq } as const;
    const note = await insertWith(tx, actor, channel, { nonce: uuidv7(), body: "", system });
    if (!note) throw channelArchived();
    return pinned;
  });
}

/** Not being pinned is fine. */
export async function unpinMessage(actor: Actor, messageId: string): Promise<Message> {
  const { message } = await accessMessage(actor, messageId, "message.pin");
  if (!message.isPinned) return message;
  return transaction(async (tx) => {
    await tx.pin.deleteMany({ where: { messageId } });
    return publishMessage(tx, messageId);
  });
}

type Row = MessageRow & { pinnedAt: Date; pinnedBy: PinnedMessage["pinnedBy"] };

export async function listPins(actor: Actor, channelId: string, query: z.output<typeof PageQuery>) {
  await accessChannel(actor, channelId, "channel.read");
  const { rows } = await pool().query<Row>({
    name: "list pins",
    text: `SELECT ${MESSAGE_COLUMNS}, pn.created_at AS "pinnedAt", CASE WHEN pu.id IS NOT NULL THEN
             jsonb_build_object('id', pu.id, 'name', pu.name, 'image', pu.image) END AS "pinnedBy"
           FROM pins pn JOIN messages m ON m.id = pn.message_id JOIN users u ON u.id = m.author_id
           LEFT JOIN users pu ON pu.id = pn.user_id
           WHERE pn.channel_id = $1 AND (m.thread_id IS NULL OR NOT ${isOfDeletedObject("m.thread_id")})
             AND ($2::uuid IS NULL OR (pn.created_at, pn.message_id) < (
             SELECT created_at, message_id FROM pins WHERE message_id = $2 AND channel_id = $1))
           ORDER BY pn.created_at DESC, pn.message_id DESC LIMIT $3`,
    values: [channelId, cursorId(query.cursor), query.limit + 1],
  });
  const pins = rows.map(({ pinnedAt, pinnedBy, ...row }) => ({
    message: toMessage(row),
    pinnedAt,
    pinnedBy,
  }));
  return toPage(pins, query.limit, ({ message }) => message.id);
}
