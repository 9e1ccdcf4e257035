import { createHash, randomBytes } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import { env } from "@/lib/env";

/** The purpose of a signed token. A token is never accepted for another purpose. */
export type TokenAudience = "access" | "realtime";

export const ACCESS_TOKEN_SECONDS = 30 * 60;
export const REALTIME_TOKEN_SECONDS = 60;

const key = () => new TextEncoder().encode(env().AUTH_SECRET);

/** A JWT (HS256) for one session; verification reads the session as well, so that ending it takes effect. */
export function signToken(
  audience: TokenAudience,
  userId: string,
  sessionId: string,
  seconds: number,
): Promise<string> {
  return new SignJWT({ sid: sessionId })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(userId)
    .setAudience(`guildhall:${audience}`)
    .setIssuedAt()
    .setExpirationTime(`${seconds} s`)
    .sign(key());
}

/** The session a token names, or null when the token is malformed, expired or meant for something else. */
export async function verifyToken(
  audience: TokenAudience,
  token: string,
): Promise<{ sessionId: string } | null> {
  try {
    const { payload } = await jwtVerify(token, key(), {
      audience: `guildhall:${audience}`,
      algorithms: ["HS256"],
    });
    return typeof payload.sid === "string" ? { sessionId: payload.sid } : null;
  } catch {
    return null;
  }
}

/** An unguessable secret to hand out (256 bits); store only its `hashToken`. */
export const newToken = () => randomBytes(32).toString("base64url");

export const hashToken = (token: string) => createHash("sha256").update(token).digest("hex");
