import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { pool } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import type { ChannelAction } from "@/lib/permissions";
import { isOfDeletedObject } from "@/lib/sql/threads";
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from "./presenter";

/**
 * The only way to one message, with its channel. The root of a thread about an object is read and followed alone.
 * @param noun names the entity in the not_found error
 * @throws AppError as `accessChannel`; who can't see the channel learns nothing of the message
 */
export async function accessMessage(
  actor: Pick<Actor, "userId">,
  messageId: string,
  action: ChannelAction,
  noun = "message",
) {
  const { rows } = await pool().query<MessageRow>({
    name: "access message",
    text: `SELECT ${MESSAGE_COLUMNS} FROM messages m JOIN users u ON u.id = m.author_id
      WHERE m.id = $1 AND NOT ${isOfDeletedObject("coalesce(m.thread_id, m.id)")}`,
    values: [messageId],
  });
  const row = rows[0];
  if (!row || (isAboutObject(row) && action !== "channel.read")) throw notFound(noun);
  const channel = await accessChannel(actor, row.channelId, action, noun);
  return { message: toMessage(row), channel };
}

/** Whether it is the root of a thread about an object. */
export const isAboutObject = ({ system }: Pick<MessageRow, "system">): boolean => system?.type === "comments";
