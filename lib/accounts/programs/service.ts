import { hasTwoFactors } from "@/lib/auth/second-factor";
import { type Client, endSessions, inSeconds } from "@/lib/auth/session-store";
import { alertOwner } from "@/lib/auth/sign-in-alert";
import { assertDoorOpen } from "@/lib/auth/sso-only";
import { ACCESS_TOKEN_SECONDS, hashToken, newToken, signToken } from "@/lib/auth/tokens";
import { type Transaction, transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { log } from "@/lib/log";
import { checkCredentials, holdPassword, type Visitor } from "../passwords/service";
import { proveFactor } from "../two-factor/prove";
import type { FactorAnswer } from "../two-factor/schema";

const REFRESH_SECONDS = 7 * 24 * 60 * 60;

type Pair = { accessToken: string; refreshToken: string; tokenType: "Bearer"; expiresIn: number };

type Credentials = { email: string; password: string; code?: FactorAnswer | undefined };

/**
 * Signs a program in. Its session row is the family of all refresh tokens that come from this.
 * @throws AppError unauthenticated; `details.reason` says where the same request must carry a `code`
 */
export async function login({ code, ...credentials }: Credentials, client: Client & Visitor): Promise<Pair> {
  const user = await checkCredentials(credentials, client);
  const userId = user.id;
  const start = async (tx: Transaction) => {
    await holdPassword(tx, user);
    return startSession(tx, userId, client);
  };
  if (code) return proveFactor({ userId, answer: code, cookie: client.cookie }, start);
  return transaction(async (tx) => {
    if (await hasTwoFactors(tx, userId)) throw codeIsDue();
    return start(tx);
  });
}

const codeIsDue = () =>
  new AppError("unauthenticated", "Send the code of your authenticator app, or a recovery code, as `code`.", {
    reason: "second_factor",
  });

async function startSession(tx: Transaction, userId: string, client: Client): Promise<Pair> {
  await assertDoorOpen(tx, userId, "program");
  const { userAgent, ip } = client;
  // Programs keep no cookie: one that calls itself the same as another of the person's is known.
  const isKnown = (await tx.session.count({ where: { userId, kind: "PROGRAM", userAgent } })) > 0;
  const session = await tx.session.create({
    data: {
      kind: "PROGRAM",
      userId,
      userAgent,
      ip,
      // The column is required; as a hash of nothing that was handed out, it matches no cookie.
      sessionToken: hashToken(newToken()),
      expires: inSeconds(REFRESH_SECONDS),
    },
  });
  if (!isKnown) await alertOwner(tx, { userId, sessionId: session.id, kind: "PROGRAM", client });
  return issuePair(tx, session);
}

/**
 * Trades a refresh token for a new pair. A used one that comes back may have been stolen: that ends the session, for
 * the thief and the owner alike. Of two refreshes at the same moment one gets the pair; the other was still unused
 * when it looked, so it is a hasty program rather than a thief, and is only refused.
 * @throws AppError unauthenticated
 */
export async function refresh(refreshToken: string): Promise<Pair> {
  const pair = await transaction(async (tx) => {
    const found = await tx.refreshToken.findUnique({
      where: { tokenHash: hashToken(refreshToken), expires: { gt: new Date() } },
      include: { session: true },
    });
    if (!found) return null;
    if (found.usedAt) {
      await endSessions(tx, { id: found.sessionId });
      log.warn({ sessionId: found.sessionId }, "refresh token used twice, session ended");
      return null;
    }
    // The session first, then its token: the order in which ending a session locks them.
    const session = await tx.session.updateMany({
      where: { id: found.sessionId },
      data: { expires: inSeconds(REFRESH_SECONDS), lastSeenAt: new Date() },
    });
    const used = await tx.refreshToken.updateMany({
      where: { id: found.id, usedAt: null },
      data: { usedAt: new Date() },
    });
    if (session.count === 0 || used.count === 0) return null;
    return issuePair(tx, found.session);
  });
  if (!pair) throw new AppError("unauthenticated", "This refresh token isn't valid any more. Log in again.");
  return pair;
}

async function issuePair(tx: Transaction, session: { id: string; userId: string }): Promise<Pair> {
  const refreshToken = newToken();
  await tx.refreshToken.create({
    data: {
      sessionId: session.id,
      tokenHash: hashToken(refreshToken),
      expires: inSeconds(REFRESH_SECONDS),
    },
  });
  const accessToken = await signToken("access", session.userId, session.id, ACCESS_TOKEN_SECONDS);
  return { accessToken, refreshToken, tokenType: "Bearer", expiresIn: ACCESS_TOKEN_SECONDS };
}
