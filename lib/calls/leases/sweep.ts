import { pool, transaction } from "@/lib/db";
import { changeCall } from "../change";

/** The rest is for the next second, or another node. */
const AT_ONCE = 100;

const DUE = `SELECT id FROM calls WHERE ring_until <= clock_timestamp()
  UNION SELECT call_id FROM call_participants WHERE $1::boolean AND left_at IS NULL AND lease_until <= clock_timestamp()
  LIMIT ${AT_ONCE}`;

/**
 * Ends what is over by the clock: ringing, and, where `leases`, the stay of participants whose lease is over. Every node
 * runs it each second; a call that another one is changing is left to that.
 * @returns how many calls it has changed
 */
export async function sweepCalls({ leases }: { leases: boolean }): Promise<number> {
  const { rows } = await pool().query<{ id: string }>({ name: "due calls", text: DUE, values: [leases] });
  let count = 0;
  let failure: unknown;
  for (const { id } of rows) {
    try {
      if (await sweepCall(id, leases)) count += 1;
    } catch (error) {
      // The others don't wait for it.
      failure = error;
    }
  }
  if (failure) throw failure;
  return count;
}

const sweepCall = (id: string, leases: boolean): Promise<boolean> =>
  transaction(async (tx) => {
    const free = await tx.$queryRaw<unknown[]>`
      SELECT id FROM calls WHERE id = ${id}::uuid FOR NO KEY UPDATE SKIP LOCKED`;
    if (free.length === 0) return false;
    await changeCall(tx, id, { type: "lapse", leases });
    return true;
  });
