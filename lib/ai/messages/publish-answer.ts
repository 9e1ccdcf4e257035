import "./events";
import type { Transaction } from "@/lib/db";
import { publish, publishWidely } from "@/lib/realtime/publish";
import { aiSessionRoom, memberRoom } from "@/lib/realtime/rooms";
import { isOnSharedBranch } from "./branch";
import { MESSAGE_FIELDS, toMessage } from "./presenter";
import type { AiMessage } from "./schema";

/** Publishes an answer that has ended, as it is now, to its owner and to whoever reads its branch. */
export async function publishAnswer(tx: Transaction, messageId: string): Promise<AiMessage> {
  const row = await tx.aiMessage.findUniqueOrThrow({ where: { id: messageId }, select: MESSAGE_FIELDS });
  const session = await tx.aiSession.findUniqueOrThrow({
    where: { id: row.sessionId },
    select: { id: true, workspaceId: true, ownerId: true, visibility: true, sharedLeafId: true },
  });
  const message = toMessage(row, true);
  const isShared = session.visibility === "WORKSPACE" && (await isOnSharedBranch(session, message.id, tx));
  const owner = memberRoom(session.workspaceId, session.ownerId);
  await publish(tx, owner, "aiMessage.ended", message);
  if (isShared) {
    const readers = { to: [aiSessionRoom(session.id)], except: [owner] };
    await publishWidely(tx, readers, "aiMessage.ended", toMessage(row, false));
  }
  return message;
}
