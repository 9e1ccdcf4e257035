import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { notFound } from "@/lib/http/errors";

/** The only way to a scheduled message: only its author knows of it, even where they have lost the channel. */
export async function accessScheduled(actor: Pick<Actor, "userId">, id: string) {
  const row = await db().scheduledMessage.findFirst({ where: { id, authorId: actor.userId } });
  if (!row) throw notFound("scheduled message");
  return row;
}
