import { db } from "@/lib/db";
import { MAX_REPLIES } from "./limits";
import type { Quoted } from "./quote";

/** What answers a message, in order. The caller has checked that the actor reads it. */
export async function listReplies(messageId: string): Promise<Quoted[]> {
  const rows = await db().message.findMany({
    where: { threadId: messageId, deletedAt: null, kind: { not: "SYSTEM" } },
    orderBy: { seq: "asc" },
    take: MAX_REPLIES,
    select: {
      ...{ body: true, createdAt: true },
      author: { select: { id: true, name: true, image: true } },
      files: { select: { id: true, name: true }, orderBy: { position: "asc" } },
    },
  });
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString(), poll: null }));
}
