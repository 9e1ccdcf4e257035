import { hasTwoFactors } from "@/lib/auth/second-factor";
import type { Transaction } from "@/lib/db";
import { hasPasskey, isPasskeyAnswer } from "../passkeys/verify";
import { countRecoveryCodes, spendRecoveryCode } from "./recovery";
import type { FactorAnswer, FactorName } from "./schema";
import { spendTotp } from "./totp";

type AnswerOf<N extends FactorName> = Extract<FactorAnswer, { factor: N }>;

type Factor<N extends FactorName> = {
  /** Whether the person can answer with it. */
  has(tx: Transaction, userId: string): Promise<boolean>;
  /** Whether the answer is right. It is spent with that, in one statement: of many at once, one passes. */
  verify(tx: Transaction, userId: string, answer: AnswerOf<N>): Promise<boolean>;
};

/**
 * What a person can prove a second factor with: the closed list. An authenticator app is what makes it due (`hasTwoFactors`);
 * the others stand in for it.
 */
export const FACTORS: { [N in FactorName]: Factor<N> } = {
  totp: { has: hasTwoFactors, verify: (tx, userId, { code }) => spendTotp(tx, userId, code) },
  recovery: {
    has: async (tx, userId) => (await countRecoveryCodes(tx, userId)) > 0,
    verify: (tx, userId, { code }) => spendRecoveryCode(tx, userId, code),
  },
  passkey: { has: hasPasskey, verify: (tx, userId, { answer }) => isPasskeyAnswer(tx, userId, answer) },
};

/** Which of them the person can answer with. */
export async function factorsOf(tx: Transaction, userId: string): Promise<FactorName[]> {
  const names = Object.keys(FACTORS) as FactorName[];
  const has = await Promise.all(names.map((name) => FACTORS[name].has(tx, userId)));
  return names.filter((_, index) => has[index]);
}

export const verifyFactor = <N extends FactorName>(
  tx: Transaction,
  userId: string,
  answer: AnswerOf<N> & { factor: N },
): Promise<boolean> => FACTORS[answer.factor].verify(tx, userId, answer);
