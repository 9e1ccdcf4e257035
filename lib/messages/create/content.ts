import type { Actor } from "@/lib/auth/actor";
import type { AccessedChannel } from "@/lib/channels/access";
import type { Transaction } from "@/lib/db";
import { attachFiles } from "@/lib/files/attach/service";
import type { MessageKind } from "@/lib/generated/prisma/enums";
import { createPoll } from "@/lib/polls/service";
import type { Message, NewMessage } from "../schema";

/** What a message is, by what it carries; of files the first one decides. */
export async function kindOf(
  tx: Transaction,
  input: NewMessage & { system?: Message["system"] },
): Promise<MessageKind> {
  if (input.system) return "SYSTEM";
  if (input.poll) return "POLL";
  if (input.stickerId) return "STICKER";
  const [first] = input.fileIds ?? [];
  if (!first) return "TEXT";
  const file = await tx.file.findUnique({ where: { id: first }, select: { type: true, waveform: true } });
  if (file?.waveform) return "VOICE";
  return file?.type.startsWith("image/") ? "IMAGE" : "FILE";
}

/** Attaches files, polls and the like to a new message. Each part refuses what the author may not use. */
export async function attachContent(
  tx: Transaction,
  actor: Pick<Actor, "userId">,
  channel: Pick<AccessedChannel, "id">,
  messageId: string,
  { fileIds, poll }: NewMessage,
): Promise<void> {
  if (fileIds?.length) await attachFiles(tx, actor, { messageId, channelId: channel.id, fileIds });
  if (poll) await createPoll(tx, messageId, poll);
}
