import type { Transaction } from "@/lib/db";

/** Whether the person has set up two factors: an authenticator app that is confirmed. Other factors stand in for it. */
export async function hasTwoFactors(tx: Transaction, userId: string): Promise<boolean> {
  return (await tx.totpSecret.count({ where: { userId, confirmedAt: { not: null } } })) > 0;
}
