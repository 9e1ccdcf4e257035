import type { Actor } from "@/lib/auth/actor";
import { type AccessedChannel, accessChannel } from "@/lib/channels/access";
import { db } from "@/lib/db";
import type { CallParticipant } from "@/lib/generated/prisma/client";
import { notFound } from "@/lib/http/errors";
import type { ChannelAction } from "@/lib/permissions";

/**
 * The channel of a call, as `accessChannel` gives it.
 * @throws AppError not_found for no such call, and where the actor doesn't see its channel
 */
export async function accessCall(
  actor: Pick<Actor, "userId">,
  callId: string,
  action: ChannelAction,
): Promise<AccessedChannel> {
  const call = await db().call.findUnique({ where: { id: callId }, select: { channelId: true } });
  if (!call) throw notFound("call");
  return accessChannel(actor, call.channelId, action, "call");
}

/** @throws AppError not_found where the call has no such participant, or has had one who left */
export async function findParticipant(callId: string, participantId: string): Promise<CallParticipant> {
  const found = await db().callParticipant.findFirst({ where: { id: participantId, callId, leftAt: null } });
  if (!found) throw notFound("participant");
  return found;
}
