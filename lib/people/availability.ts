import { pool } from "@/lib/db";
import type { Availability } from "./policy";
import { toQuietHours } from "./presenter";
import type { PresenceMode } from "./schema";

/** A person's presence mode, and the people it is hidden from. */
export type PresenceSettings = Availability & {
  /** People they have blocked, who receive no presence of theirs. */
  blockedIds: string[];
  /** People who have blocked them. */
  blockerIds: string[];
};

type Row = {
  userId: string;
  presence: PresenceMode;
  quietFrom: number | null;
  quietTo: number | null;
  timeZone: string;
  blockedIds: string[];
  blockerIds: string[];
};

/** For many people in one query; everyone asked for is in the answer. */
export async function listPresenceSettings(userIds: string[]): Promise<Map<string, PresenceSettings>> {
  const { rows } = await pool().query<Row>({
    name: "presence settings",
    text: `SELECT p.id AS "userId", coalesce(s.presence, 'AUTO') AS presence, s.quiet_from AS "quietFrom",
             s.quiet_to AS "quietTo", coalesce(s.time_zone, 'UTC') AS "timeZone",
             ARRAY(SELECT blocked_id::text FROM blocks WHERE blocker_id = p.id) AS "blockedIds",
             ARRAY(SELECT blocker_id::text FROM blocks WHERE blocked_id = p.id) AS "blockerIds"
           FROM unnest($1::uuid[]) AS p (id) LEFT JOIN person_settings s ON s.user_id = p.id`,
    values: [userIds],
  });
  return new Map(
    rows.map(({ userId, quietFrom, quietTo, ...row }) => [
      userId,
      {
        ...row,
        quietHours: toQuietHours({ quietFrom, quietTo }),
      },
    ]),
  );
}
