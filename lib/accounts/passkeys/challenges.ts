import { inSeconds } from "@/lib/auth/session-store";
import { hashToken, newToken } from "@/lib/auth/tokens";
import type { Transaction } from "@/lib/db";
import type { AuthChallengePurpose } from "@/lib/generated/prisma/enums";
import { AppError } from "@/lib/http/errors";

const LIFE_SECONDS = 5 * 60;

/** @param userId whose passkey must answer; null where the passkey says whose it is */
export async function issueChallenge(
  tx: Transaction,
  purpose: AuthChallengePurpose,
  userId: string | null,
): Promise<string> {
  const challenge = newToken();
  await tx.authChallenge.create({
    data: { hash: hashToken(challenge), purpose, userId, expires: inSeconds(LIFE_SECONDS) },
  });
  return challenge;
}

/**
 * Consumes the challenge that an answer names. Of concurrent uses one gets it: the row is deleted by whoever reads it.
 * @throws AppError invalid_input where it is unknown, used, expired, or another's
 */
export async function takeChallenge(
  tx: Transaction,
  purpose: AuthChallengePurpose,
  userId: string | null,
  clientDataJson: string,
): Promise<string> {
  const challenge = challengeOf(clientDataJson);
  const { count } = await tx.authChallenge.deleteMany({
    where: { hash: hashToken(challenge), purpose, userId, expires: { gt: new Date() } },
  });
  if (count === 0)
    throw new AppError("invalid_input", "That took too long, or was answered already. Try again.");
  return challenge;
}

function challengeOf(clientDataJson: string): string {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientDataJson, "base64url").toString());
    if (typeof challenge === "string") return challenge;
  } catch {}
  throw new AppError("invalid_input", "The browser’s answer can’t be read.");
}
