import type { Transaction } from "@/lib/db";
import { record } from "@/lib/events/record";
import { publishMessage } from "@/lib/messages/load";

/** Has everybody who sees the message or task that a file is part of see how the file is now. */
export async function publishFile(tx: Transaction, id: string): Promise<void> {
  const { messageId, channelId, attachments } = await tx.file.findUniqueOrThrow({
    where: { id },
    select: { messageId: true, channelId: true, attachments: { select: { taskId: true }, take: 1 } },
  });
  if (messageId) await publishMessage(tx, messageId);
  if (attachments.length === 0) return;
  const place = { workspaceId: null, channelId, actorId: null };
  await record(tx, { event: "file.updated", object: { type: "file", id }, ...place, payload: {} });
}
