import "./events";
import { recordAudit } from "@/lib/audit/service";
import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { pool, type Transaction, transaction } from "@/lib/db";
import { record } from "@/lib/events/record";
import { removeFilesOfMessage } from "@/lib/files/remove/service";
import { Prisma } from "@/lib/generated/prisma/client";
import { AppError } from "@/lib/http/errors";
import { publish } from "@/lib/realtime/publish";
import { channelRoom } from "@/lib/realtime/rooms";
import { accessMessage } from "./access";
import { inChannel } from "./in-channel";
import { readWindow } from "./kept-windows";
import { loadMessage, publishMessage } from "./load";
import { canDelete, canEdit, hasEditableText, windowOf } from "./policy";
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from "./presenter";
import { replaceBody } from "./revisions/service";
import type { Message, MessageChange, MessageQuery, MessageWindow } from "./schema";
import { findLastSeq } from "./threads/access";

/** $1 the stream, $2 and $3 its first and last number. A channel's also has the replies that were sent to it. */
const WINDOW = `SELECT ${MESSAGE_COLUMNS} FROM (
    SELECT * FROM messages WHERE stream_id = $1 AND seq BETWEEN $2 AND $3
    UNION ALL SELECT * FROM messages WHERE channel_id = $1 AND broadcast_seq BETWEEN $2 AND $3
  ) m JOIN users u ON u.id = m.author_id
  ORDER BY CASE WHEN m.stream_id = $1 THEN m.seq ELSE m.broadcast_seq END`;

/** A window of the messages of a channel, or of a thread, as of the moment access was checked. */
export async function listMessages(
  actor: Actor,
  channelId: string,
  query: MessageQuery,
): Promise<MessageWindow> {
  const channel = await accessChannel(actor, channelId, "channel.read");
  const { threadId } = query;
  const lastSeq = threadId ? await findLastSeq(channelId, threadId) : channel.lastSeq;
  const { from, to } = windowOf(query, lastSeq);
  const streamId = threadId ?? channelId;
  const read = async () => {
    const { rows } = await pool().query<MessageRow>({
      name: "message window",
      text: WINDOW,
      values: [streamId, from, to],
    });
    const items = rows.map(toMessage);
    return threadId ? items : items.map(inChannel);
  };
  // Most people read the newest.
  const isNewest = to >= lastSeq;
  const items = await (isNewest ? readWindow(channelId, [streamId, from, to, lastSeq].join(), read) : read());
  const first = items.at(0)?.seq ?? from;
  const last = items.at(-1)?.seq ?? from - 1;
  return { items, hasBefore: lastSeq > 0 && first > 1, hasAfter: last < lastSeq };
}

/** Keeps what it said before as a revision. */
export async function updateMessage(
  actor: Actor,
  messageId: string,
  change: MessageChange,
): Promise<Message> {
  const { message, channel } = await accessMessage(actor, messageId, "message.changeOwn");
  if (!canEdit(message, actor.userId, channel)) {
    throw new AppError("forbidden", "Only the author of a message can edit it.");
  }
  if (!message.deletedAt && !hasEditableText(message)) {
    throw new AppError("conflict", "The text of this message can’t be edited.");
  }
  return transaction(async (tx) => {
    const before = await replaceBody(tx, messageId, change);
    if (before === null) throw messageDeleted();
    const edited = await loadMessage(tx, messageId);
    if (before === change.body) return edited;
    await record(tx, {
      event: "message.updated",
      object: { type: "message", id: messageId },
      workspaceId: channel.workspaceId,
      channelId: channel.id,
      actorId: actor.userId,
      payload: { bodyBefore: before },
    });
    return publishMessage(tx, messageId);
  });
}

/** Leaves a tombstone, so that numbers keep no gaps and its thread a place. Deleting again changes nothing. */
export async function deleteMessage(actor: Actor, messageId: string): Promise<Message> {
  const { message, channel } = await accessMessage(actor, messageId, "message.changeOwn");
  if (!canDelete(message, actor.userId, channel)) {
    throw new AppError("forbidden", "Only its author or a manager of the channel can delete a message.");
  }
  if (message.deletedAt) return message;
  const { workspaceId } = channel;
  return transaction(async (tx) => {
    const tombstone = await eraseMessage(tx, { actorId: actor.userId, workspaceId, messageId });
    if (tombstone && workspaceId && message.author.id !== actor.userId) {
      const details = { messageId, channelId: channel.id };
      const entry = { workspaceId, actorId: actor.userId, subjectId: message.author.id, details };
      await recordAudit(tx, { ...entry, action: "message.delete" });
    }
    return tombstone ?? loadMessage(tx, messageId);
  });
}

/** Leaves the tombstone and announces it; null where it was deleted already. Permission is the caller's to check. */
export async function eraseMessage(
  tx: Transaction,
  { actorId, workspaceId, messageId }: { actorId: string; workspaceId: string | null; messageId: string },
): Promise<Message | null> {
  const { count } = await tx.message.updateMany({
    where: { id: messageId, deletedAt: null },
    data: {
      body: "",
      pollText: "",
      deletedAt: new Date(),
      stickerId: null,
      forwarded: Prisma.DbNull,
      outcomes: Prisma.DbNull,
    },
  });
  if (count === 0) return null;
  await removeContent(tx, messageId);
  const tombstone = await loadMessage(tx, messageId);
  await publish(tx, channelRoom(tombstone.channelId), "message.deleted", tombstone);
  const { threadId, channelId } = tombstone;
  const object = { type: "message", id: messageId } as const;
  await record(tx, {
    event: "message.deleted",
    ...{ object, workspaceId, channelId, actorId, payload: { threadId } },
  });
  return tombstone;
}

/** Nothing that a deleted message said or carried stays. What was derived from it is for the processors to remove. */
async function removeContent(tx: Transaction, messageId: string): Promise<void> {
  await removeFilesOfMessage(tx, messageId);
  const where = { messageId };
  await tx.messageRevision.deleteMany({ where });
  await tx.reaction.deleteMany({ where });
  await tx.pin.deleteMany({ where });
  await tx.savedItem.deleteMany({ where: { targetType: "message", targetId: messageId } });
  await tx.poll.deleteMany({ where: { id: messageId } });
}

const messageDeleted = () => new AppError("conflict", "This message has been deleted.");
