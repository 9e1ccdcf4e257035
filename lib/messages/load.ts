import "./events";
import type { Transaction } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import { publish } from "@/lib/realtime/publish";
import { channelRoom } from "@/lib/realtime/rooms";
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from "./presenter";
import type { Message, MessageParts } from "./schema";

/** A message with everything attached to it, as the transaction sees it. The caller checks access. */
export async function loadMessage(tx: Transaction, messageId: string): Promise<Message> {
  const rows = await tx.$queryRawUnsafe<MessageRow[]>(
    `/* name: load message */ SELECT ${MESSAGE_COLUMNS} FROM messages m JOIN users u ON u.id = m.author_id WHERE m.id = $1::uuid`,
    messageId,
  );
  if (!rows[0]) throw notFound("message");
  return toMessage(rows[0]);
}

/** Publishes a message as it is now, after a change of something attached to it: a pin, a file, a preview. */
export async function publishMessage(tx: Transaction, messageId: string): Promise<Message> {
  const message = await loadInTurn(tx, messageId);
  await publish(tx, channelRoom(message.channelId), "message.updated", message);
  return message;
}

/** As `publishMessage`, for a part that changes often: the event carries that part alone. */
export async function publishParts(
  tx: Transaction,
  messageId: string,
  partsOf: (message: Message) => MessageParts,
): Promise<Message> {
  const message = await loadInTurn(tx, messageId);
  const { id, channelId } = message;
  await publish(tx, channelRoom(channelId), "message.patched", { id, channelId, ...partsOf(message) });
  return message;
}

/** Transactions that change the same message at once take turns here, so that the last event contains all changes. */
async function loadInTurn(tx: Transaction, messageId: string): Promise<Message> {
  await tx.$queryRaw`SELECT FROM messages WHERE id = ${messageId}::uuid FOR NO KEY UPDATE`;
  return loadMessage(tx, messageId);
}
