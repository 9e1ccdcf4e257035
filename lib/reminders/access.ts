import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { notFound } from "@/lib/http/errors";

/** The only way to a reminder: only the person it reminds knows of it. */
export async function accessReminder(actor: Pick<Actor, "userId">, id: string) {
  const reminder = await db().reminder.findFirst({ where: { id, userId: actor.userId } });
  if (!reminder) throw notFound("reminder");
  return reminder;
}
