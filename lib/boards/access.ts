import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { db } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import type { ChannelAction } from "@/lib/permissions";

/**
 * The only way to one column, with its channel.
 * @throws AppError as `accessChannel`; who can't see the channel learns nothing of the column
 */
export async function accessColumn(actor: Pick<Actor, "userId">, columnId: string, action: ChannelAction) {
  const column = await db().boardColumn.findUnique({ where: { id: columnId }, select: { channelId: true } });
  if (!column) throw notFound("column");
  return accessChannel(actor, column.channelId, action, "column");
}
