import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { db } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import type { ChannelAction } from "@/lib/permissions";

/**
 * The only way to one label.
 * @throws AppError as `accessChannel`; who can't see the channel learns nothing of the label
 */
export async function accessLabel(actor: Pick<Actor, "userId">, labelId: string, action: ChannelAction) {
  const label = await db().label.findUnique({ where: { id: labelId } });
  if (!label) throw notFound("label");
  await accessChannel(actor, label.channelId, action, "label");
  return label;
}
