import "server-only";
import type { Transaction } from "@/lib/db";

/** The PostgreSQL channel that the workers LISTEN to for runs. */
export const RUNNERS_CHANNEL = "guildhall_ai_runs";

/** Wakes the workers for a new run, or to stop one, if and only if `tx` commits. */
export async function notifyRunners(tx: Transaction, { stop = "" }: { stop?: string } = {}): Promise<void> {
  await tx.$executeRawUnsafe(
    `/* name: notify runners */ SELECT pg_notify('${RUNNERS_CHANNEL}', $1::text)`,
    stop,
  );
}
