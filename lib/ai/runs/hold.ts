import { db, pool, type Transaction, transaction } from "@/lib/db";
import { LEASE_SECONDS } from "./limits";
import { notifyRunners } from "./notify-runners";
import type { StoredStep } from "./steps";
import type { Holder } from "./writer";

const held = ({ id, owner, attempt }: Holder) => ({ id, owner, attempt, status: "RUNNING" as const });

/** What is locked is being written, which extends its lease as well, or ended: to wait for these would hold up all others. */
const EXTEND = `WITH own AS (SELECT id, stop_requested_at FROM ai_runs
      WHERE owner = $1::uuid AND status = 'RUNNING' AND id = ANY($2::uuid[])),
    free AS (SELECT id FROM ai_runs WHERE id IN (SELECT id FROM own) FOR NO KEY UPDATE SKIP LOCKED),
    extended AS (UPDATE ai_runs SET lease_until = now() + interval '${LEASE_SECONDS} s'
      WHERE id IN (SELECT id FROM free) AND owner = $1::uuid AND status = 'RUNNING')
  SELECT id, stop_requested_at IS NOT NULL AS "isStopping" FROM own`;

/**
 * Extends the leases of the runs that a worker works on: those that it gave up on go to whoever claims them next.
 * Returns those that it still has, with whether somebody asked to stop.
 */
export async function extendLeases(owner: string, running: readonly string[]): Promise<Map<string, boolean>> {
  const { rows } = await pool().query<{ id: string; isStopping: boolean }>({
    name: "extend leases",
    text: EXTEND,
    values: [owner, running],
  });
  return new Map(rows.map(({ id, isStopping }) => [id, isStopping]));
}

/** Begins another attempt of a run. Null where another worker has taken it over. */
export async function beginAttempt(holder: Holder): Promise<Holder | null> {
  const { count } = await db().aiRun.updateMany({
    where: held(holder),
    data: { attempt: { increment: 1 } },
  });
  return count > 0 ? { ...holder, attempt: holder.attempt + 1 } : null;
}

/** Whether the run is still this worker's, and stays so until `tx` has ended. */
export async function isHeld(tx: Transaction, { id, owner, attempt }: Holder): Promise<boolean> {
  const rows = await tx.$queryRaw<
    unknown[]
  >`SELECT id FROM ai_runs WHERE id = ${id}::uuid AND owner = ${owner}::uuid
    AND attempt = ${attempt}::int AND status = 'RUNNING' FOR UPDATE`;
  return rows.length > 0;
}

/** Stores the finished steps. Returns whether the run is still this worker's. */
export async function storeSteps(holder: Holder, steps: readonly StoredStep[]): Promise<boolean> {
  const { count } = await db().aiRun.updateMany({
    where: held(holder),
    data: { steps: JSON.parse(JSON.stringify(steps)) },
  });
  return count > 0;
}

/** Hands a run to the other workers at once, as where this one ends. */
export async function releaseRun(holder: Holder): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.aiRun.updateMany({
      where: held(holder),
      data: { status: "QUEUED", owner: null, leaseUntil: null },
    });
    if (count > 0) await notifyRunners(tx);
  });
}
