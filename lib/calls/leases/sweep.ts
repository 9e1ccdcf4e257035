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
  for (const { id } of rows) {
    const isMine = await transaction(async (tx) => {
      const free = await tx.$queryRaw<unknown[]>`
        SELECT id FROM calls WHERE id = ${id}::uuid FOR NO KEY UPDATE SKIP LOCKED`;
      if (free.length > 0) await changeCall(tx, id, { type: "lapse", leases });
      return free.length > 0;
    });
    if (isMine) count += 1;
  }
  return count;
}
