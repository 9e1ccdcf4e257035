import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { copyFilesOfMessage } from "@/lib/files/copy/service";
import { AppError } from "@/lib/http/errors";
import { accessMessage } from "../access";
import { findByNonce, insertMessage } from "../create/service";
import type { Message } from "../schema";
import type { ForwardTarget } from "./contract";

/**
 * Puts a copy of a message into another channel. Who wrote it first stays named through any number of hands.
 * @throws AppError as `accessChannel` of both channels; conflict for what can't be forwarded
 */
export async function forwardMessage(
  actor: Actor,
  messageId: string,
  { channelId, nonce }: z.output<typeof ForwardTarget>,
): Promise<Message> {
  const { message } = await accessMessage(actor, messageId, "channel.read");
  const target = await accessChannel(actor, channelId, "message.create");
  const first = await findByNonce(actor.userId, nonce, channelId);
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
  return insertMessage(actor, target, { nonce, body, fileIds, stickerId: sticker?.id, forwarded });
}

function assertForwardable({ deletedAt, kind }: Message): void {
  if (deletedAt) throw new AppError("conflict", "This message has been deleted.");
  if (kind === "POLL") {
    throw new AppError("conflict", "A poll stays where its votes are. Copy its link instead.");
  }
  if (kind === "SYSTEM") throw new AppError("conflict", "Only what people write can be forwarded.");
}
