import "./events";
import { type ChannelType, channelTypeOf } from "@/lib/channels/types";
import type { Transaction } from "@/lib/db";
import { recordForWebhooks } from "@/lib/events/record";
import { AppError, notFound } from "@/lib/http/errors";
import { publish } from "@/lib/realtime/publish";
import { channelRoom } from "@/lib/realtime/rooms";
import { followInEngine } from "./engines/follow";
import { noteEnd } from "./note";
import { refusalOf } from "./policy";
import { CALL_COLUMNS, CALLS, type CallRow, toCall } from "./presenter";
import { answeredLate, missed, rang, stoppedRinging } from "./ringing/effects";
import { invitesFor } from "./ringing/invites";
import { type CallState, changed, type Invite, isRinging, type Participant, type RuleChange } from "./rules";
import type { Call } from "./schema";

/** As the rules have it, but for whom to ring: what becomes of each is looked up. */
export type CallChange =
  | Exclude<RuleChange, { type: "ring" }>
  | { type: "ring"; callerId: string; userIds: readonly string[] };

/**
 * Locks the call and applies the changes in turn: writes, publishes `call.changed` where anything is different, and does
 * what follows (messages, inbox, notifications). Whoever locks more than one call does so by `lockCalls` before.
 * @throws AppError not_found for no such call, conflict as the policy has it
 */
export async function changeCall(
  tx: Transaction,
  callId: string,
  ...changes: readonly CallChange[]
): Promise<Call> {
  await lockCalls(tx, [callId]);
  const { now, channelId, ...before } = await loadState(tx, callId, changes);
  let after: CallState = before;
  for (const change of changes) {
    const rule = await toRule(tx, channelId, change);
    const refusal = refusalOf(after, rule, before.engine);
    if (refusal) throw new AppError("conflict", refusal);
    after = changed(after, rule, now);
  }
  if (after === before) return loadCall(tx, callId);
  await store(tx, callId, before, after);
  const call = await loadCall(tx, callId);
  await publish(tx, channelRoom(channelId), "call.changed", { call });
  await follow(tx, call, before.invites, after.invites);
  await followInEngine(tx, before, before.participants, after);
  if (before.status !== after.status && after.status === "ENDED") {
    await noteEnd(tx, call);
    const by = { workspaceId: null, channelId, actorId: null, payload: {} };
    await recordForWebhooks(tx, [{ event: "call.ended", object: { type: "call", id: callId }, ...by }]);
  }
  return call;
}

/** In the order of their ids, so that moves in opposite directions don't wait for each other. */
export async function lockCalls(tx: Transaction, callIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT id FROM calls WHERE id = ANY(${callIds}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
}

/** A call as the transaction sees it. */
export async function loadCall(tx: Transaction, callId: string): Promise<Call> {
  const rows = await tx.$queryRawUnsafe<CallRow[]>(
    `/* name: load call */ SELECT ${CALL_COLUMNS} FROM ${CALLS} WHERE k.id = $1::uuid`,
    callId,
  );
  if (!rows[0]) throw notFound("call");
  return toCall(rows[0]);
}

/** With the database's clock: those of the nodes may differ. */
async function loadState(tx: Transaction, callId: string, changes: readonly CallChange[]) {
  const comingBack = changes.flatMap((change) => (change.type === "join" ? [change.participant.id] : []));
  const row = await tx.call.findUnique({
    where: { id: callId },
    include: {
      channel: { select: { type: true } },
      participants: { where: { OR: [{ leftAt: null }, { id: { in: comingBack } }] }, omit: { callId: true } },
      invites: { select: { userId: true, status: true, isQuiet: true }, orderBy: { createdAt: "asc" } },
    },
  });
  if (!row) throw notFound("call");
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  const { channel, ...state } = row;
  return { ...state, kind: channelTypeOf(channel.type as ChannelType).calls, now: clock?.now ?? new Date() };
}

async function toRule(tx: Transaction, channelId: string, change: CallChange): Promise<RuleChange> {
  if (change.type !== "ring") return change;
  const { callerId, userIds } = change;
  return { type: "ring", invites: await invitesFor(tx, { channelId, callerId }, userIds) };
}

async function store(tx: Transaction, callId: string, before: CallState, after: CallState): Promise<void> {
  const { status, ringUntil, answeredAt, endedAt, endReason } = after;
  const openKey = status === "ENDED" ? { openKey: null } : {};
  await tx.call.update({
    where: { id: callId },
    data: { ...openKey, status, ringUntil, answeredAt, endedAt, endReason, revision: { increment: 1 } },
    select: { id: true },
  });
  await storeParticipants(tx, callId, before.participants, after.participants);
  const invites = after.invites.filter((invite) => !before.invites.includes(invite));
  if (invites.length > 0) await storeInvites(tx, callId, invites);
}

/** Those who leave go first: a person is in one call, on one device. */
async function storeParticipants(
  tx: Transaction,
  callId: string,
  before: readonly Participant[],
  after: readonly Participant[],
): Promise<void> {
  const different = after.filter((one) => !before.includes(one));
  const left = Map.groupBy(
    different.filter(({ leftAt }) => leftAt !== null),
    ({ wasRemoved }) => wasRemoved,
  );
  for (const [wasRemoved, those] of left) {
    const where = { id: { in: those.map(({ id }) => id) } };
    await tx.callParticipant.updateMany({ where, data: { leftAt: those[0]?.leftAt ?? null, wasRemoved } });
  }
  for (const one of different.filter(({ leftAt }) => leftAt === null)) {
    const { id, ...data } = one;
    await tx.callParticipant.upsert({
      where: { id },
      create: { id, callId, ...data },
      // Of the rest, the node that renews the lease may have written more than was read.
      update: differing(
        data,
        before.find((it) => it.id === id),
      ),
      select: { id: true },
    });
  }
}

const differing = <T extends object>(after: T, before: Partial<T> = {}): Partial<T> =>
  Object.fromEntries(
    Object.entries(after).filter(([key, value]) => value !== before[key as keyof T]),
  ) as Partial<T>;

async function storeInvites(tx: Transaction, callId: string, invites: readonly Invite[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO call_invites (call_id, user_id, status, is_quiet, created_at)
    SELECT ${callId}::uuid, i."userId", i.status::call_invite_status, i."isQuiet", now()
    FROM jsonb_to_recordset(${JSON.stringify(invites)}::jsonb) AS i("userId" uuid, status text, "isQuiet" boolean)
    ON CONFLICT (call_id, user_id) DO UPDATE SET status = EXCLUDED.status, is_quiet = EXCLUDED.is_quiet`;
}

/** What follows for those whose invite changed. */
async function follow(
  tx: Transaction,
  call: Call,
  before: readonly Invite[],
  after: readonly Invite[],
): Promise<void> {
  const was = new Map(before.map((invite) => [invite.userId, invite]));
  const changes = after.filter((invite) => was.get(invite.userId)?.status !== invite.status);
  const idsOf = (invites: readonly Invite[]) => invites.map(({ userId }) => userId);
  const begun = changes.filter(isRinging);
  const stopped = changes.filter(({ userId }) => was.get(userId)?.status === "RINGING");
  const inVain = changes.filter(({ status }) => status === "MISSED");
  if (begun.length > 0) await rang(tx, call, idsOf(begun));
  if (stopped.length > 0) await stoppedRinging(tx, call, idsOf(stopped));
  if (inVain.length > 0) await missed(tx, call, idsOf(inVain));
  const late = changes.filter(
    ({ userId, status }) => status === "ACCEPTED" && was.get(userId)?.status === "MISSED",
  );
  if (late.length > 0) await answeredLate(tx, call, idsOf(late));
}
