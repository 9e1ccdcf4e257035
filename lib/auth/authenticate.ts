import { pool } from "@/lib/db";
import type { Actor } from "./actor";
import { apiKeyHash, looksLikeApiKey } from "./api-key";
import { readCookie, SESSION_SECONDS, sessionCookie, sessionCookieName } from "./cookie";
import { GRANT, JOIN_KEY } from "./grant-sql";
import { hashToken, type TokenAudience, verifyToken } from "./tokens";

type Found = {
  actor: Actor;
  via: "cookie" | "token";
  /** A Set-Cookie value to answer with: the session was just prolonged, and the browser's copy of its end is due. */
  renewedCookie?: string;
  /** Which transactions the query for the session saw, which is the first of a request. */
  snapshot: string;
};

/**
 * Who sent a request: by `Authorization: Bearer` (programs: a token, or a key) or by the session cookie (browsers).
 * @param options `canSetCookie` is false where the answer can't carry one: the session is then left for a request that
 * can, so that the browser's cookie doesn't end before it
 */
export async function authenticate(headers: Headers, { canSetCookie = true } = {}): Promise<Found | null> {
  const bearer = /^Bearer (\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (bearer) {
    const found = looksLikeApiKey(bearer) ? await findByKey(bearer) : await findByToken("access", bearer);
    return found && { ...found, via: "token" };
  }
  const cookie = readCookie(headers.get("cookie"), sessionCookieName());
  if (!cookie) return null;
  const byCookie = "s.session_token = $1 AND s.kind = 'BROWSER'";
  const found = await findActor(byCookie, hashToken(cookie), { isRenewing: canSetCookie });
  if (!found) return null;
  return {
    actor: found.actor,
    via: "cookie",
    snapshot: found.snapshot,
    ...(found.isRenewed && { renewedCookie: sessionCookie(cookie) }),
  };
}

/** The actor of a signed token, or null when it isn't valid or its session has ended. */
export async function actorOfToken(audience: TokenAudience, token: string): Promise<Actor | null> {
  return (await findByToken(audience, token))?.actor ?? null;
}

/** As `actorOfToken`, with the snapshot in which the session was found. */
export async function findByToken(
  audience: TokenAudience,
  token: string,
): Promise<Pick<Found, "actor" | "snapshot"> | null> {
  const claims = await verifyToken(audience, token);
  const found = claims && (await findActor("s.id = $1::uuid", claims.sessionId, { mayBeKey: true }));
  return found && { actor: found.actor, snapshot: found.snapshot };
}

/** By an API key. A mistyped one costs no query. */
async function findByKey(key: string): Promise<Pick<Found, "actor" | "snapshot"> | null> {
  const hash = apiKeyHash(key);
  const found =
    hash && (await findActor("s.session_token = $1 AND s.kind = 'KEY'", hash, { mayBeKey: true }));
  return found ? { actor: found.actor, snapshot: found.snapshot } : null;
}

async function findActor(
  where: string,
  value: string,
  { isRenewing = true, mayBeKey = false } = {},
): Promise<{ actor: Actor; isRenewed: boolean; snapshot: string } | null> {
  // Every request comes through here: raw SQL, one round trip.
  const { rows } = await pool().query({
    name: `actor ${where}`,
    text: `SELECT s.id AS "sessionId", u.id AS "userId", u.name, u.image, u.email_verified IS NOT NULL AS "emailVerified",
             ${IS_STALE} AS stale, pg_current_snapshot()::text AS snapshot${mayBeKey ? `, ${GRANT} AS grant` : ""}
           FROM sessions s JOIN users u ON u.id = s.user_id${mayBeKey ? ` ${JOIN_KEY}` : ""}
           WHERE ${where} AND s.expires > now()`,
    values: [value],
  });
  const row = rows[0];
  if (!row) return null;
  const { stale, snapshot, grant, ...actor } = row;
  if (grant) actor.grant = grant;
  const isRenewed = stale && isRenewing && (await prolong(actor.sessionId));
  return { actor, isRenewed, snapshot };
}

/** Uses of a key are shown to the minute. */
const IS_STALE = `s.last_seen_at < now() - CASE s.kind WHEN 'KEY' THEN interval '1 minute' ELSE interval '5 minutes' END`;

/**
 * A browser's session lasts from its last use; a program's only as long as its refresh tokens, and a key until it
 * expires. Of requests that find it stale at once, one prolongs it.
 * @returns whether this one did
 */
async function prolong(sessionId: string): Promise<boolean> {
  const { rowCount } = await pool().query(
    `UPDATE sessions s SET last_seen_at = now(),
       expires = CASE kind WHEN 'BROWSER' THEN now() + make_interval(secs => $2) ELSE expires END
     WHERE s.id = $1 AND ${IS_STALE}`,
    [sessionId, SESSION_SECONDS],
  );
  return rowCount === 1;
}
