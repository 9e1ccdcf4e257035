import { transaction } from "@/lib/db";
import { publishRun } from "./publish-run";

const INTERRUPTED = "It was interrupted too often. Start it again.";

/**
 * Synchronizes runs with pg-boss, which detects killed workers by missing heartbeats: the run of a job that pg-boss
 * retries becomes WAITING, that of a job it gave up becomes FAILED. The job can be read before the lock on its run is
 * granted: an attempt that has begun meanwhile has a higher number and goes on.
 */
export async function reconcileRuns(): Promise<void> {
  await transaction(async (tx) => {
    const changed = await tx.$queryRaw<{ id: string }[]>`
      WITH open AS (
        SELECT r.id, r.state, r.attempt, j.state::text AS job, j.retry_count
        FROM job_runs r LEFT JOIN pgboss.job j
          ON j.id = r.id AND j.name = r.name AND j.state IN ('created', 'retry', 'active')
        WHERE r.state IN ('WAITING', 'RUNNING') FOR UPDATE OF r),
      lost AS (
        UPDATE job_runs r SET state = 'FAILED', error = ${INTERRUPTED}, finished_at = now()
        FROM open WHERE open.id = r.id AND open.job IS NULL RETURNING r.id),
      waiting AS (
        UPDATE job_runs r SET state = 'WAITING'
        FROM open WHERE open.id = r.id AND open.job = 'retry' AND open.state = 'RUNNING'
          AND open.attempt <= open.retry_count RETURNING r.id)
      SELECT id FROM lost UNION ALL SELECT id FROM waiting`;
    for (const { id } of changed) await publishRun(tx, id);
  });
}
