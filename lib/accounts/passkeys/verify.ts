import { type AuthenticatorTransport, verifyAuthenticationResponse } from "@simplewebauthn/server";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { takeChallenge } from "./challenges";
import { relyingParty } from "./relying-party";
import type { PasskeyAnswer } from "./schema";

/** `userVerified`: the authenticator asked for a finger, a face or a PIN, so that the passkey proves two factors. */
export type VerifiedPasskey = { userId: string; userVerified: boolean };

/**
 * Verifies what a passkey signed, and counts its use. The challenge is consumed with it.
 * @param userId whose passkey it must be; null: whoever's it is
 * @throws AppError not_found for a passkey that isn't known here, the same whoever asks; invalid_input for an answer
 * that proves nothing
 */
export async function verifyPasskey(
  tx: Transaction,
  userId: string | null,
  answer: PasskeyAnswer,
): Promise<VerifiedPasskey> {
  const challenge = await takeChallenge(tx, "USE_PASSKEY", userId, answer.response.clientDataJSON);
  const passkey = await tx.passkey.findFirst({
    where: { credentialId: answer.id, ...(userId && { userId }) },
    include: { user: { select: { passkeyHandle: true } } },
  });
  const handle = answer.response.userHandle;
  if (!passkey || (handle && handle !== passkey.user.passkeyHandle?.handle)) throw unknownPasskey();
  const { id, origin } = relyingParty();
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: { ...answer, response: { ...answer.response, userHandle: handle ?? undefined } },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: false,
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: Number(passkey.counter),
      transports: passkey.transports as AuthenticatorTransport[],
    },
  }).catch((): { verified: false; authenticationInfo?: never } => ({ verified: false }));
  if (!verified) throw invalidAnswer();
  const { newCounter, userVerified } = authenticationInfo;
  // A counter that another use has moved meanwhile, or a passkey that was deleted, counts as a copy.
  const { count } = await tx.passkey.updateMany({
    where: { id: passkey.id, counter: passkey.counter },
    data: { counter: newCounter, lastUsedAt: new Date() },
  });
  if (count === 0) throw invalidAnswer();
  return { userId: passkey.userId, userVerified };
}

export const hasPasskey = async (tx: Transaction, userId: string): Promise<boolean> =>
  (await tx.passkey.count({ where: { userId } })) > 0;

/** As `verifyPasskey`, for one proof of several: whether it is valid. */
export async function isPasskeyAnswer(
  tx: Transaction,
  userId: string,
  answer: PasskeyAnswer,
): Promise<boolean> {
  try {
    await verifyPasskey(tx, userId, answer);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

const unknownPasskey = () =>
  new AppError("not_found", "This passkey isn’t known here any more. Sign in another way.");
const invalidAnswer = () => new AppError("invalid_input", "The passkey’s answer isn’t valid. Try again.");
