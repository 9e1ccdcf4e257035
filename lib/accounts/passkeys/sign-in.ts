import type { Actor } from "@/lib/auth/actor";
import { type Entry, enter } from "@/lib/auth/enter";
import { findPending } from "@/lib/auth/pending";
import { db, transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { issueChallenge } from "./challenges";
import { assertPasskeysOffered, relyingParty } from "./relying-party";
import type { PasskeyAnswer, PasskeyOptions } from "./schema";
import { verifyPasskey } from "./verify";

const TIMEOUT_MS = 5 * 60_000;

/** What the browser gives to the authenticators, any of which may answer. */
export async function passkeySignInOptions(): Promise<PasskeyOptions> {
  assertPasskeysOffered();
  const challenge = await issueChallenge(db(), "USE_PASSKEY", null);
  return { ...options(challenge), allowCredentials: [] };
}

/**
 * As `passkeySignInOptions`, for the one person whose sign-in waits for its second factor, or who is signed in and
 * confirms that it's them.
 * @throws AppError unauthenticated where there is neither
 */
export async function passkeyProofOptions(
  actor: Actor | null,
  cookies: string | null,
): Promise<PasskeyOptions> {
  const { userId } = (await findPending(db(), cookies)) ?? actor ?? {};
  if (!userId) throw new AppError("unauthenticated", "Sign in first.");
  const passkeys = await db().passkey.findMany({ where: { userId } });
  const challenge = await issueChallenge(db(), "USE_PASSKEY", userId);
  const allowCredentials = passkeys.map(({ credentialId: id, transports }) => ({
    id,
    transports,
    type: "public-key" as const,
  }));
  return { ...options(challenge), allowCredentials };
}

const options = (challenge: string) => ({
  challenge,
  rpId: relyingParty().id,
  timeout: TIMEOUT_MS,
  userVerification: "preferred" as const,
});

/** Signs a browser in by a passkey alone. */
export function signInByPasskey(answer: PasskeyAnswer, client: Entry["client"], former: Actor | null) {
  return transaction(async (tx) => {
    const { userId, userVerified } = await verifyPasskey(tx, null, answer);
    const entered = await enter(tx, {
      ...{ userId, client, former, door: "passkey" },
      provesTwoFactors: userVerified,
    });
    return { ...entered, userId };
  });
}
