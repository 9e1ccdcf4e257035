import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { getInboxItem } from "@/lib/inbox/service";
import { isQuiet } from "@/lib/people/policy";
import { toSettings } from "@/lib/people/presenter";
import { alertOf } from "./alert";
import type { Alert } from "./schema";

/** The alert a device shows for one of my items; null where I have read it, or "do not disturb" is on. */
export async function getAlert(actor: Actor, itemId: string): Promise<Alert | null> {
  const [item, settings, preference] = await Promise.all([
    getInboxItem(actor, itemId),
    db().personSettings.findUnique({ where: { userId: actor.userId } }),
    db().channelPreference.findFirst({
      where: { userId: actor.userId, isMuted: true, channel: { inboxItems: { some: { id: itemId } } } },
      select: { isMuted: true },
    }),
  ]);
  if (item.isRead || item.isDone || item.snoozedUntil || preference) return null;
  const mine = toSettings(settings);
  return isQuiet(mine) ? null : alertOf(item, mine);
}
