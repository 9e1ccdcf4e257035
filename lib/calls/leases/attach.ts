import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { isAllowed } from "@/lib/channels/policy";
import { pool } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import { applyAccessToCalls } from "../access-changes";
import { LEASE_MS } from "../limits";

/** Who is in a call, as far as signals between them depend on it. */
export type CallMembers = {
  channelId: string;
  revision: number;
  participants: ReadonlyMap<string, { canSpeak: boolean }>;
};

type Row = {
  callId: string;
  channelId: string;
  revision: number;
  id: string;
  userId: string;
  canSpeak: boolean;
};

/**
 * A device is that participant: begins its lease anew.
 * @returns who is in the call
 * @throws AppError not_found where that isn't theirs, has left, or was put out
 */
export async function attachTo(
  actor: Actor,
  { callId, participantId }: { callId: string; participantId: string },
): Promise<CallMembers> {
  const rows = await readRows([callId]);
  const own = rows.find(({ id, userId }) => id === participantId && userId === actor.userId);
  if (!own) throw notFound("call");
  const channel = await accessChannel(actor, own.channelId, "call.join", "call");
  await renewLeases([participantId]);
  // Their role has changed between the check and the moment they joined.
  if (isAllowed(channel, "call.speak") !== own.canSpeak)
    await applyAccessToCalls({ channelId: own.channelId, userIds: [actor.userId] });
  return toMembers(rows, own);
}

/** Those of these calls that are open. */
export async function membersOf(callIds: readonly string[]): Promise<Map<string, CallMembers>> {
  const rows = await readRows(callIds);
  return new Map(
    [...Map.groupBy(rows, ({ callId }) => callId)].map(([id, own]) => [id, toMembers(own, own[0]!)]),
  );
}

async function readRows(callIds: readonly string[]): Promise<Row[]> {
  const { rows } = await pool().query<Row>({
    name: "call members",
    text: `SELECT k.id AS "callId", k.channel_id AS "channelId", k.revision, p.id, p.user_id AS "userId",
        p.can_speak AS "canSpeak"
      FROM calls k JOIN call_participants p ON p.call_id = k.id AND p.left_at IS NULL
      WHERE k.id = ANY($1::uuid[])`,
    values: [callIds],
  });
  return rows;
}

const toMembers = (rows: readonly Row[], { channelId, revision }: Row): CallMembers => ({
  channelId,
  revision,
  participants: new Map(rows.map(({ id, canSpeak }) => [id, { canSpeak }])),
});

/**
 * Begins the leases of these participants anew, except of those who have left. What somebody else is just changing
 * waits for the next time.
 */
export async function renewLeases(participantIds: readonly string[], leaseMs = LEASE_MS): Promise<void> {
  if (participantIds.length === 0) return;
  await pool().query({
    name: "renew leases",
    text: `UPDATE call_participants SET lease_until = now() + $2 * interval '1 millisecond'
      WHERE id IN (SELECT id FROM call_participants WHERE id = ANY($1::uuid[]) AND left_at IS NULL
        FOR NO KEY UPDATE SKIP LOCKED)`,
    values: [participantIds, leaseMs],
  });
}
