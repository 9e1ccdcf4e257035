import type { Actor } from "@/lib/auth/actor";
import { type AccessedChannel, accessChannel, channelArchived } from "@/lib/channels/access";
import { pool } from "@/lib/db";
import { deliverSoon } from "@/lib/events/delivery-queue";
import { AppError } from "@/lib/http/errors";
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from "../presenter";
import type { Message, NewMessage } from "../schema";
import { insertRich } from "./rich";
import { insertText } from "./text";

type Given = Parameters<typeof insertRich>[2];

/**
 * Sends a message. The same nonce again gives the first message back, whatever else it says. The author has then read
 * up to it. What follows from it is processed after the answer (`lib/composition/processors.ts`).
 * @throws AppError conflict in an archived channel, or when the nonce is that of a message elsewhere
 */
export async function createMessage(actor: Actor, channelId: string, input: NewMessage): Promise<Message> {
  // Text alone needs no look at the channel before: the statement that writes it checks the author's right as well.
  const sent = isText(input) ? await attempt(() => insertText(actor, channelId, input)) : null;
  if (!sent) return insertMessage(actor, await accessChannel(actor, channelId, "message.create"), input);
  if (sent.isRecorded) deliverSoon({ type: "message", id: sent.message.id });
  return sent.message;
}

/**
 * As `createMessage`, for a channel that the actor may write in, with what only we put into messages.
 * @param comment text of a message of its own right before it, which is sent with it or not at all
 */
export async function insertMessage(
  actor: Actor,
  channel: AccessedChannel,
  input: Given,
  comment?: string,
): Promise<Message> {
  const sent = await attempt(() => insertRich(actor, channel, input, comment));
  if (!sent) {
    const first = await findSent(actor.userId, input.nonce, channel.id);
    if (!first) throw channelArchived();
    return first;
  }
  return sent;
}

/** Null where the nonce is taken. */
async function attempt<T>(insert: () => Promise<T | null>): Promise<T | null> {
  try {
    return await insert();
  } catch (error) {
    // PostgreSQL raises this once the other one has committed, so the first message is there to be found.
    if (isNonceTaken(error)) return null;
    throw error;
  }
}

const isText = ({ quotedId, fileIds, stickerId, poll, isBroadcast }: NewMessage) =>
  !(quotedId || fileIds?.length || stickerId || poll || isBroadcast);

/** PostgreSQL's error, or Prisma's around it. */
function isNonceTaken(error: unknown): boolean {
  const { code, constraint, meta } = error as { code?: string; constraint?: string; meta?: unknown };
  if (code === "23505") return constraint === NONCE_INDEX;
  return code === "P2010" && JSON.stringify(meta ?? "").includes(NONCE_INDEX);
}

const NONCE_INDEX = "messages_author_id_nonce_key";

/**
 * The message that an author has sent with a nonce, if they have. The delivery of its events may have been cut short:
 * it begins again.
 * @throws AppError conflict where it is in another channel
 */
export async function findSent(authorId: string, nonce: string, channelId: string): Promise<Message | null> {
  const { rows } = await pool().query<MessageRow>({
    name: "message by nonce",
    text: `SELECT ${MESSAGE_COLUMNS} FROM messages m JOIN users u ON u.id = m.author_id
           WHERE m.author_id = $1 AND m.nonce = $2`,
    values: [authorId, nonce],
  });
  if (!rows[0]) return null;
  if (rows[0].channelId !== channelId) {
    throw new AppError("conflict", "This nonce is that of a message you sent in another channel.");
  }
  deliverSoon({ type: "message", id: rows[0].id });
  return toMessage(rows[0]);
}
