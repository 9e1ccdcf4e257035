import type { Actor, Grant } from "@/lib/auth/actor";
import { GRANT, JOIN_KEY } from "@/lib/auth/grant-sql";
import { pool } from "@/lib/db";

/** The actors of those sessions, of the ones given, that haven't ended. In one query, by session id. */
export async function findLiveSessions(sessionIds: readonly string[]): Promise<Map<string, Actor>> {
  const { rows } = await pool().query<Actor & { grant: Grant | null }>({
    name: "live sessions",
    text: `SELECT s.id AS "sessionId", u.id AS "userId", u.name, u.image, u.email_verified IS NOT NULL AS "emailVerified",
             ${GRANT} AS grant
           FROM sessions s JOIN users u ON u.id = s.user_id ${JOIN_KEY}
           WHERE s.id = ANY($1::uuid[]) AND s.expires > now()`,
    values: [sessionIds],
  });
  return new Map(
    rows.map(({ grant, ...actor }) => [actor.sessionId, grant ? { ...actor, grant } : actor] as const),
  );
}
