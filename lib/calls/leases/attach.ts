import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { isAllowed } from "@/lib/channels/policy";
import { pool } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { applyAccessToCalls } from "../access-changes";
import { LEASE_MS, RETURN_MS } from "../limits";
import { CALL_COLUMNS, CALLS, type CallRow, toCall } from "../presenter";
import type { Call } from "../schema";

/**
 * A device is that participant: begins its lease anew.
 * @throws AppError not_found where that isn't theirs, has left, or may not be in the call any more
 */
export async function attachTo(
  actor: Actor,
  { callId, participantId }: { callId: string; participantId: string },
): Promise<Call> {
  const call = (await findOpenCalls([callId])).get(callId);
  const own = call?.participants.find(({ id, person }) => id === participantId && person.id === actor.userId);
  if (!call || !own) throw notFound("call");
  const channel = await accessChannel(actor, call.channelId, "call.join").catch((error) => {
    throw error instanceof AppError ? notFound("call") : error;
  });
  await renewLeases([participantId]);
  // Their role has changed between the check and the moment they joined.
  if (isAllowed(channel, "call.speak") !== own.canSpeak)
    await applyAccessToCalls({ channelId: call.channelId, userIds: [actor.userId] });
  return call;
}

/** Those of these calls that are open. */
export async function findOpenCalls(callIds: readonly string[]): Promise<Map<string, Call>> {
  const { rows } = await pool().query<CallRow>({
    name: "open calls by id",
    text: `SELECT ${CALL_COLUMNS} FROM ${CALLS} WHERE k.id = ANY($1::uuid[]) AND k.status <> 'ENDED'`,
    values: [callIds],
  });
  return new Map(rows.map((row) => [row.id, toCall(row)]));
}

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

/** The page of a participant goes away, maybe to come back at once. */
export async function shortenLease(own: { id: string; callId: string; userId: string }): Promise<void> {
  await pool().query({
    name: "shorten lease",
    text: `UPDATE call_participants SET lease_until = least(lease_until, now() + $4 * interval '1 millisecond')
      WHERE id = $1 AND call_id = $2 AND user_id = $3 AND left_at IS NULL`,
    values: [own.id, own.callId, own.userId, RETURN_MS],
  });
}
