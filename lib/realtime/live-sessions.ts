import type { Actor } from "@/lib/auth/actor";
import { pool } from "@/lib/db";

/** The actors of those sessions, of the ones given, that haven't ended. In one query, by session id. */
export async function findLiveSessions(sessionIds: readonly string[]): Promise<Map<string, Actor>> {
  const { rows } = await pool().query<Actor>({
    name: "live sessions",
    text: `SELECT s.id AS "sessionId", u.id AS "userId", u.name, u.image, u.email_verified IS NOT NULL AS "emailVerified"
           FROM sessions s JOIN users u ON u.id = s.user_id
           WHERE s.id = ANY($1::uuid[]) AND s.expires > now()`,
    values: [sessionIds],
  });
  return new Map(rows.map((actor) => [actor.sessionId, actor]));
}
