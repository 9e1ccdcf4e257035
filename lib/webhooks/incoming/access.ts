import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { db } from "@/lib/db";
import { notFound } from "@/lib/http/errors";

export const MAKER = { maker: { select: { id: true, name: true, image: true } } } as const;

/** The only way to an incoming webhook, for those who manage its channel. @throws AppError as `accessChannel` */
export async function accessIncomingHook(actor: Pick<Actor, "userId">, hookId: string) {
  const hook = await db().incomingHook.findUnique({ where: { id: hookId }, include: MAKER });
  if (!hook) throw notFound("webhook");
  return { hook, channel: await accessChannel(actor, hook.channelId, "hook.manage", "webhook") };
}
