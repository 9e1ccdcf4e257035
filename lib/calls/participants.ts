import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { assertAllowed } from "@/lib/channels/access";
import { isAllowed } from "@/lib/channels/policy";
import { db, transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { accessCall, findParticipant } from "./access";
import { changeCall } from "./change";
import { shortenLease } from "./leases/attach";
import { assertInChannel } from "./people";
import type { Call, ParticipantChange } from "./schema";

type Change = z.output<typeof ParticipantChange>;

/**
 * Changes what the actor's device sends; for others, what who moderates may end.
 * @throws AppError forbidden for who may only listen, and for what only they themselves decide
 */
export async function updateParticipant(
  actor: Actor,
  callId: string,
  participantId: string,
  update: Change,
): Promise<Call> {
  const channel = await accessCall(actor, callId, "call.join");
  const participant = await findParticipant(callId, participantId);
  if (participant.userId !== actor.userId) {
    assertAllowed(channel, "call.moderate");
    if (!isEnding(update)) {
      throw new AppError(
        "forbidden",
        "You can mute others, stop their pictures and lower their hands. The rest is theirs.",
      );
    }
  } else if (sends(update) && !(participant.canSpeak && isAllowed(channel, "call.speak"))) {
    throw new AppError("forbidden", "Your role in this channel lets you listen, not speak.");
  }
  return transaction((tx) => changeCall(tx, callId, { type: "update", participantId, update }));
}

const sends = ({ isMuted, cameraStream, screenStream }: Change) =>
  isMuted === false || Boolean(cameraStream) || Boolean(screenStream);

const isEnding = ({ isMuted, isDeafened, isInterrupted, cameraStream, screenStream, isHandRaised }: Change) =>
  isMuted !== false &&
  isDeafened === undefined &&
  isInterrupted === undefined &&
  !cameraStream &&
  !screenStream &&
  isHandRaised !== true;

/**
 * Leaves, or puts somebody out. Who has left already is fine, and so is leaving where one has lost the channel.
 * @param mayReturn leaves in a moment, unless the same participant joins or attaches again
 */
export async function leaveCall(
  actor: Actor,
  callId: string,
  participantId: string,
  mayReturn = false,
): Promise<void> {
  const own = { id: participantId, callId, userId: actor.userId };
  if (mayReturn) return shortenLease(own);
  const isRemoval = !(await db().callParticipant.findFirst({ where: own, select: { id: true } }));
  if (isRemoval) {
    await accessCall(actor, callId, "call.moderate");
    await findParticipant(callId, participantId);
  }
  const leave = { type: "leave" as const, participantIds: [participantId], isRemoval };
  await transaction((tx) => changeCall(tx, callId, leave));
}

/** @throws AppError conflict where it has never rung for the actor */
export async function declineCall(actor: Actor, callId: string): Promise<void> {
  await accessCall(actor, callId, "channel.read");
  const { userId } = actor;
  const invite = await db().callInvite.findUnique({ where: { callId_userId: { callId, userId } } });
  if (!invite) throw new AppError("conflict", "This call doesn’t ring for you.");
  await transaction((tx) => changeCall(tx, callId, { type: "decline", userId }));
}

/** @throws AppError conflict where the actor isn't in the call, invalid_input for people who aren't in the channel */
export async function ringPeople(actor: Actor, callId: string, userIds: string[]): Promise<Call> {
  const channel = await accessCall(actor, callId, "call.speak");
  const { userId } = actor;
  return transaction(async (tx) => {
    const own = await tx.callParticipant.findFirst({
      where: { callId, userId, leftAt: null },
      select: { id: true },
    });
    if (!own) throw new AppError("conflict", "Join the call before you ring for others.");
    const wanted = [...new Set(userIds)];
    await assertInChannel(tx, channel.id, userId, wanted);
    return changeCall(tx, callId, { type: "ring", callerId: userId, userIds: wanted });
  });
}

/** One that has ended already is fine. */
export async function endCall(actor: Actor, callId: string): Promise<void> {
  await accessCall(actor, callId, "call.moderate");
  await transaction((tx) => changeCall(tx, callId, { type: "end", reason: "HUNG_UP" }));
}
