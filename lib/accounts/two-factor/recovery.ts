import { randomBytes } from "node:crypto";
import { hashToken } from "@/lib/auth/tokens";
import type { Transaction } from "@/lib/db";

const CODES = 10;
/** Crockford's base32: none of its letters is taken for a digit. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Sixteen letters of 5 bits each, in groups of four. */
function newCode(): string {
  const letters = [...randomBytes(16)].map((byte) => ALPHABET[byte % 32]).join("");
  return letters.match(/.{4}/g)?.join("-") ?? "";
}

const hash = (userId: string, code: string) => hashToken(`${userId}:${code.replace(/-/g, "")}`);

/** Ten new codes; the former ones are worth nothing from the end of `tx` on. They are shown once. */
export async function renewRecoveryCodes(tx: Transaction, userId: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, newCode);
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ userId, codeHash: hash(userId, code) })) });
  return codes;
}

export const countRecoveryCodes = (tx: Transaction, userId: string): Promise<number> =>
  tx.recoveryCode.count({ where: { userId } });

/** Whether the code is one of the person's. It is gone then: of many at once, one passes. */
export async function spendRecoveryCode(tx: Transaction, userId: string, code: string): Promise<boolean> {
  const { count } = await tx.recoveryCode.deleteMany({ where: { userId, codeHash: hash(userId, code) } });
  return count === 1;
}
