import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { type AccessedChannel, accessChannel, assertAllowed, channelArchived } from "@/lib/channels/access";
import { isAllowed } from "@/lib/channels/policy";
import { channelTypeOf } from "@/lib/channels/types";
import { db, type Transaction, transaction } from "@/lib/db";
import type { CallEngine } from "@/lib/generated/prisma/enums";
import { AppError, notFound } from "@/lib/http/errors";
import { insertWith } from "@/lib/messages/create/rich";
import { assertRealtimeHost } from "@/lib/realtime/transport";
import { accessCall, findParticipant } from "./access";
import { changeCall, lockCalls } from "./change";
import { ENGINES, leaveUnused, openEngine } from "./engines/engines";
import { noteOf } from "./note";
import { everyoneElse } from "./people";
import { type Joining, started } from "./rules";
import type { Call, CallConnection, CallJoin, CallStart, JoinedCall } from "./schema";

/**
 * Starts a call, or joins the one that is open in the channel. The actor leaves any other call.
 * @throws AppError conflict where the channel is archived or the call full, and for a participant id that is taken;
 * forbidden for who may only listen, where there is nothing to listen to
 */
export async function startCall(
  actor: Actor,
  channelId: string,
  input: z.output<typeof CallStart>,
): Promise<JoinedCall> {
  const channel = await accessChannel(actor, channelId, "call.join");
  assertRealtimeHost("Calls need");
  const joining = joiningOf(actor, channel, input);
  const open = await transaction((tx) => joinOpen(tx, channelId, joining));
  if (open) return connected(open, joining);

  assertAllowed(channel, "call.speak");
  const id = uuidv7();
  // Its server is asked before the transaction, whose locks mustn't wait for it.
  const engine = await openEngine({ id, channelType: channel.type });
  const call = await transaction(async (tx) => {
    await lockChannel(tx, channelId);
    // Of two who start at once, the second one joins.
    const other = await joinOpen(tx, channelId, joining);
    return other ?? (await insertCall(tx, actor, channel, { ...input, ...engine, id }, joining));
  });
  if (call.id !== id) leaveUnused({ id, ...engine });
  return connected(call, joining);
}

/**
 * Joins a call. The actor leaves any other; with the same participant id they come back as that participant.
 * @throws AppError conflict where it has ended or is full, and for a participant id that is taken
 */
export async function joinCall(
  actor: Actor,
  callId: string,
  input: z.output<typeof CallJoin>,
): Promise<JoinedCall> {
  const joining = joiningOf(actor, await accessCall(actor, callId, "call.join"), input);
  const call = await transaction(async (tx) => {
    await leaveOthers(tx, callId, joining);
    return changeCall(tx, callId, RING_LAPSE, { type: "join", participant: joining });
  });
  return connected(call, joining);
}

/** What a participant's device connects to, anew. @throws AppError not_found where it isn't the actor's or has left */
export async function getConnection(
  actor: Actor,
  callId: string,
  participantId: string,
): Promise<CallConnection> {
  await accessCall(actor, callId, "call.join");
  return connect(callId, { id: participantId, userId: actor.userId });
}

/** Whoever answers after the time of ringing comes too late, also before the next sweep. */
const RING_LAPSE = { type: "lapse", leases: false } as const;

const joiningOf = (
  { userId }: Actor,
  channel: AccessedChannel,
  { participantId, deviceName, isMuted, isDeafened }: z.output<typeof CallJoin>,
): Joining => ({
  ...{ id: participantId, userId, deviceName, isMuted, isDeafened },
  canSpeak: isAllowed(channel, "call.speak"),
});

/** Null where none is open in the channel. */
async function joinOpen(tx: Transaction, channelId: string, joining: Joining): Promise<Call | null> {
  const open = await tx.call.findUnique({ where: { openKey: channelId }, select: { id: true } });
  if (!open) return null;
  await leaveOthers(tx, open.id, joining);
  const [locked] = await tx.$queryRaw<{ rings: boolean }[]>`
    SELECT ring_until IS NOT NULL AS rings FROM calls
    WHERE id = ${open.id}::uuid AND open_key = ${channelId}::uuid FOR NO KEY UPDATE`;
  if (!locked) return null;
  // Only what rings may be over by the clock.
  if (locked.rings && (await changeCall(tx, open.id, RING_LAPSE)).status === "ENDED") return null;
  return changeCall(tx, open.id, { type: "join", participant: joining });
}

/**
 * A person is in one call: they leave the other one in the same transaction, before they join.
 * @throws AppError conflict where the participant id is somebody else's, or of another call
 */
async function leaveOthers(tx: Transaction, callId: string, { id, userId }: Joining): Promise<void> {
  const rows = await tx.callParticipant.findMany({
    where: { OR: [{ id }, { userId, leftAt: null }] },
    select: { id: true, callId: true, userId: true, leftAt: true },
  });
  const namesake = rows.find((row) => row.id === id);
  if (namesake && (namesake.userId !== userId || namesake.callId !== callId)) {
    throw new AppError("conflict", "This participant id is taken. Make a new one for each call.");
  }
  const other = rows.find((row) => row.leftAt === null && row.callId !== callId);
  if (!other) return;
  await lockCalls(tx, [other.callId, callId]);
  await changeCall(tx, other.callId, { type: "leave", participantIds: [other.id] });
}

/** @throws AppError conflict where the channel has been archived meanwhile */
async function lockChannel(tx: Transaction, channelId: string): Promise<void> {
  const rows = await tx.$queryRaw<{ isArchived: boolean }[]>`
    SELECT archived_at IS NOT NULL AS "isArchived" FROM channels WHERE id = ${channelId}::uuid FOR NO KEY UPDATE`;
  if (rows[0]?.isArchived !== false) throw channelArchived();
}

type NewCall = z.output<typeof CallStart> & {
  id: string;
  engine: CallEngine;
  external: Record<string, string | number>;
};

/** The caller has locked the channel. */
async function insertCall(
  tx: Transaction,
  actor: Actor,
  channel: AccessedChannel,
  { id, engine, external, isVideo, rings: wish }: NewCall,
  joining: Joining,
): Promise<Call> {
  const { userId } = actor;
  const kind = channelTypeOf(channel.type).calls;
  const rings = wish ?? kind === "rings";
  await leaveOthers(tx, id, joining);
  const userIds = rings ? await everyoneElse(tx, channel.id, userId) : [];
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  const now = clock?.now ?? new Date();
  const { status, ringUntil, answeredAt } = started({ kind, startedById: userId, rings }, now);
  await tx.call.create({
    data: {
      ...{ id, channelId: channel.id, openKey: channel.id, startedById: userId, engine, external, isVideo },
      ...{ status, ringUntil, answeredAt, createdAt: now },
    },
    select: { id: true },
  });
  if (kind !== "room") {
    const system = noteOf({ id, isVideo, peopleCount: 1, endReason: null, answeredAt: null, endedAt: null });
    if (!(await insertWith(tx, actor, channel, { nonce: id, body: "", system }))) throw channelArchived();
  }
  const join = { type: "join", participant: joining } as const;
  if (!rings) return changeCall(tx, id, join);
  return changeCall(tx, id, join, { type: "ring", callerId: userId, userIds });
}

/** Without a way to connect they aren't in it either. */
async function connected(call: Call, { id, userId }: Joining): Promise<JoinedCall> {
  try {
    return { call, participantId: id, connection: await connect(call.id, { id, userId }) };
  } catch (error) {
    await transaction((tx) => changeCall(tx, call.id, { type: "leave", participantIds: [id] }));
    throw error;
  }
}

async function connect(
  callId: string,
  { id, userId }: { id: string; userId: string },
): Promise<CallConnection> {
  const participant = await findParticipant(callId, id);
  if (participant.userId !== userId) throw notFound("participant");
  const call = await db().call.findUniqueOrThrow({
    where: { id: callId },
    select: { id: true, engine: true, external: true },
  });
  return ENGINES[call.engine].connect(call, participant);
}
