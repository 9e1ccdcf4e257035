import { CHANNEL_IS_VISIBLE, joinPerson } from "@/lib/channels/visible-sql";
import type { Transaction } from "@/lib/db";
import { type Availability, isQuiet } from "@/lib/people/policy";
import { type QuietRow, toQuietHours } from "@/lib/people/presenter";
import type { Invite } from "../rules";
import { outcomeFor, type Reachability } from "./outcome";

type Row = Omit<Reachability, "isDoNotDisturb"> &
  Omit<Availability, "quietHours"> &
  QuietRow & { userId: string };

/** $1 channel, $2 caller, $3 people. Whom the channel isn't shared with isn't rung for. */
const REACHABILITY = `/* name: reachability */ SELECT u.id AS "userId",
    EXISTS (SELECT FROM blocks b WHERE b.blocker_id = u.id AND b.blocked_id = $2::uuid) AS "hasBlockedCaller",
    EXISTS (SELECT FROM call_participants p WHERE p.user_id = u.id AND p.left_at IS NULL) AS "isInCall",
    coalesce(cp.is_muted, false) AS "hasMutedChannel", coalesce(ps.calls_ring, true) AS "callsRing",
    coalesce(ps.presence, 'AUTO') AS presence, coalesce(ps.time_zone, 'UTC') AS "timeZone",
    ps.quiet_from AS "quietFrom", ps.quiet_to AS "quietTo"
  FROM users u JOIN channels c ON c.id = $1::uuid
  ${joinPerson("u.id")}
  LEFT JOIN person_settings ps ON ps.user_id = u.id
  LEFT JOIN channel_preferences cp ON cp.user_id = u.id AND cp.channel_id = c.id
  WHERE u.id = ANY($3::uuid[]) AND u.id <> $2::uuid AND ${CHANNEL_IS_VISIBLE} ORDER BY u.id`;

/** Those of `userIds` for whom `callerId`'s call in a channel rings, and how. */
export async function invitesFor(
  tx: Transaction,
  { channelId, callerId }: { channelId: string; callerId: string },
  userIds: readonly string[],
): Promise<Invite[]> {
  const rows = await tx.$queryRawUnsafe<Row[]>(REACHABILITY, channelId, callerId, userIds);
  return rows.flatMap((row) => {
    const isDoNotDisturb = isQuiet({ ...row, quietHours: toQuietHours(row) });
    const outcome = outcomeFor({ ...row, isDoNotDisturb });
    return outcome ? { userId: row.userId, ...outcome } : [];
  });
}
