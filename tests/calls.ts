import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/auth/actor";
import { type CallChange, changeCall } from "@/lib/calls/change";
import { RING_MS } from "@/lib/calls/limits";
import { db, transaction } from "@/lib/db";

type Person = Pick<Actor, "userId">;

/** An open call with these people in it, the first of whom started it; their participants' ids are in the same order. */
export async function makeCall(
  channelId: string,
  people: readonly Person[],
  { rings = [] }: { rings?: readonly Person[] } = {},
) {
  const [starter] = people;
  const call = await db().call.create({
    data: {
      ...{ channelId, openKey: channelId, startedById: starter!.userId },
      ...(rings.length > 0
        ? { status: "RINGING", ringUntil: new Date(Date.now() + RING_MS) }
        : { status: "ACTIVE", answeredAt: new Date() }),
    },
  });
  const participantIds: string[] = [];
  for (const person of people) participantIds.push(await joinCall(call.id, person));
  if (rings.length > 0) {
    const userIds = rings.map(({ userId }) => userId);
    await change(call.id, { type: "ring", callerId: starter!.userId, userIds });
  }
  return { callId: call.id, participantIds };
}

export async function joinCall(callId: string, { userId }: Person, id: string = randomUUID()) {
  const participant = {
    ...{ id, userId, deviceName: "", isMuted: false, isDeafened: false, canSpeak: true },
  };
  await change(callId, { type: "join", participant });
  return id;
}

export const change = (callId: string, ...changes: CallChange[]) =>
  transaction((tx) => changeCall(tx, callId, ...changes));

export const inCall = async (callId: string) =>
  (
    await db().callParticipant.findMany({ where: { callId, leftAt: null }, orderBy: { joinedAt: "asc" } })
  ).map(({ id }) => id);
