import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { db, type Transaction } from "@/lib/db";
import type { PageQuery } from "@/lib/http/pagination";
import { cursorId, toPage } from "@/lib/http/pagination";
import { accessMessage } from "../access";

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
 */
export async function replaceBody(tx: Transaction, messageId: string, body: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ body: string }[]>`
    SELECT body FROM messages WHERE id = ${messageId}::uuid AND deleted_at IS NULL FOR NO KEY UPDATE`;
  const before = rows[0]?.body;
  if (before === undefined) return null;
  if (before === body) return before;
  await tx.messageRevision.create({ data: { messageId, body: before } });
  await tx.message.update({ where: { id: messageId }, data: { body, editedAt: new Date() } });
  return before;
}
