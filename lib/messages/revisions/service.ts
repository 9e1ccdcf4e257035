import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { db, type Transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import type { PageQuery } from "@/lib/http/pagination";
import { cursorId, toPage } from "@/lib/http/pagination";
import { accessMessage } from "../access";
import { loadMessage } from "../load";
import type { MessageChange } from "../schema";

const timeOf = (moment: string | null) => (moment === null ? null : Date.parse(moment));

export async function listRevisions(actor: Actor, messageId: string, query: z.output<typeof PageQuery>) {
  await accessMessage(actor, messageId, "channel.read");
  const before = cursorId(query.cursor);
  const rows = await db().messageRevision.findMany({
    where: { messageId, ...(before && { id: { lt: before } }) },
    orderBy: { id: "desc" },
    take: query.limit + 1,
    select: { id: true, body: true, createdAt: true },
  });
  return toPage(rows, query.limit, ({ id }) => id);
}

/**
 * Puts another text in a message's place and keeps the one it had. Edits of one message go one after the other.
 * @returns what it said before, or null where it has been deleted
 * @throws AppError conflict where it isn't the text that was changed, with the message as it is
 */
export async function replaceBody(
  tx: Transaction,
  messageId: string,
  { body, basedOn }: MessageChange,
): Promise<string | null> {
  const rows = await tx.$queryRaw<{ body: string; editedAt: Date | null }[]>`
    SELECT body, edited_at AS "editedAt" FROM messages
    WHERE id = ${messageId}::uuid AND deleted_at IS NULL FOR NO KEY UPDATE`;
  const [stored] = rows;
  if (!stored) return null;
  const before = stored.body;
  if (before === body) return before;
  if (basedOn !== undefined && timeOf(basedOn) !== (stored.editedAt?.getTime() ?? null)) {
    const message = await loadMessage(tx, messageId);
    throw new AppError("conflict", "This message was edited on another device. Choose what to keep.", {
      message,
    });
  }
  await tx.messageRevision.create({ data: { messageId, body: before } });
  await tx.message.update({ where: { id: messageId }, data: { body, editedAt: new Date() } });
  return before;
}
