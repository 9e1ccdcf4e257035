import type { Transaction } from "@/lib/db";
import type { Call } from "../schema";

/** What follows where a call begins to ring for people. */
export async function rang(_tx: Transaction, _call: Call, _userIds: readonly string[]): Promise<void> {}

/** What follows where it no longer rings for them: answered, declined, missed or ended. */
export async function stoppedRinging(
  _tx: Transaction,
  _call: Call,
  _userIds: readonly string[],
): Promise<void> {}

/** What follows for those for whom it rang in vain, or would have. */
export async function missed(_tx: Transaction, _call: Call, _userIds: readonly string[]): Promise<void> {}
