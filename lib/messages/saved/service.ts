import "@/lib/messages/events";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { CHANNEL_IS_VISIBLE, joinPerson } from "@/lib/channels/visible-sql";
import { db, pool, transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import type { PageQuery } from "@/lib/http/pagination";
import { cursorId, toPage } from "@/lib/http/pagination";
import { publish } from "@/lib/realtime/publish";
import { userRoom } from "@/lib/realtime/rooms";
import { accessMessage } from "../access";
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from "../presenter";
import type { SavedMessage } from "./contract";

const MAX_IDS = 1_000;

/** Saving again, or taking out what isn't saved, changes nothing. All of the actor's devices hear of it. */
export async function setSaved(actor: Actor, messageId: string, isSaved: boolean): Promise<void> {
  const { message, channel } = await accessMessage(actor, messageId, "channel.read");
  if (isSaved && message.deletedAt) throw new AppError("conflict", "This message has been deleted.");
  const { userId } = actor;
  await transaction(async (tx) => {
    if (isSaved) await tx.savedMessage.createMany({ data: { userId, messageId }, skipDuplicates: true });
    else await tx.savedMessage.deleteMany({ where: { userId, messageId } });
    await publish(tx, userRoom(userId), "saved.changed", { messageId, channelId: channel.id, isSaved });
  });
}

export async function listSavedInChannel(actor: Actor, channelId: string) {
  await accessChannel(actor, channelId, "channel.read");
  const rows = await db().savedMessage.findMany({
    where: { userId: actor.userId, message: { channelId } },
    orderBy: { createdAt: "desc" },
    take: MAX_IDS,
    select: { messageId: true },
  });
  return { messageIds: rows.map(({ messageId }) => messageId) };
}

type Row = MessageRow & { channel: SavedMessage["channel"]; savedAt: Date };

const LIST = `
  WITH visible AS (
    SELECT s.message_id, s.created_at, c.id AS channel_id, c.name, c.type, c.workspace_id
    FROM saved_messages s
    JOIN messages sm ON sm.id = s.message_id AND sm.deleted_at IS NULL
    JOIN channels c ON c.id = sm.channel_id
    ${joinPerson("$1")}
    WHERE s.user_id = $1
      AND ${CHANNEL_IS_VISIBLE}
      AND ($2::uuid IS NULL OR (s.created_at, s.message_id) < (
        SELECT created_at, message_id FROM saved_messages WHERE user_id = $1 AND message_id = $2))
    ORDER BY s.created_at DESC, s.message_id DESC LIMIT $3
  )
  SELECT ${MESSAGE_COLUMNS}, v.created_at AS "savedAt",
    jsonb_build_object('id', v.channel_id, 'name', v.name, 'type', v.type, 'workspaceId', v.workspace_id) AS channel
  FROM visible v JOIN messages m ON m.id = v.message_id JOIN users u ON u.id = m.author_id
  ORDER BY v.created_at DESC, v.message_id DESC`;

export async function listSaved(actor: Actor, query: z.output<typeof PageQuery>) {
  const { rows } = await pool().query<Row>({
    name: "list saved",
    text: LIST,
    values: [actor.userId, cursorId(query.cursor), query.limit + 1],
  });
  const saved = rows.map(({ channel, savedAt, ...row }) => ({ message: toMessage(row), channel, savedAt }));
  return toPage(saved, query.limit, ({ message }) => message.id);
}
