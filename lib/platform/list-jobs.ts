import type { Actor } from "@/lib/auth/actor";
import { accessInstance } from "@/lib/auth/instance-access";
import { pool } from "@/lib/db";
import { Jobs } from "@/lib/jobs/jobs";
import type { JobQueue } from "./schema";

type Row = Omit<JobQueue, "lastRunAt" | "lastFailedAt"> & {
  lastRunAt: Date | null;
  lastFailedAt: Date | null;
};

/** The queues of all jobs, with what waits in them and when they last ran. */
export async function listJobs(actor: Actor): Promise<JobQueue[]> {
  await accessInstance(actor, "job.list");
  const { rows } = await pool().query<Row>({
    text: `SELECT q.name,
        count(*) FILTER (WHERE j.state IN ('created', 'retry'))::int AS waiting,
        count(*) FILTER (WHERE j.state = 'active')::int AS active,
        count(*) FILTER (WHERE j.state = 'failed')::int AS failed,
        coalesce(extract(epoch FROM now() - min(j.start_after)
          FILTER (WHERE j.state IN ('created', 'retry') AND j.start_after <= now())), 0)::float8 AS "lagSeconds",
        coalesce(max(a.done), 0)::float8 AS "totalDone", coalesce(max(a.failed), 0)::float8 AS "totalFailed",
        max(a.last_run_at) AS "lastRunAt", max(a.last_failed_at) AS "lastFailedAt",
        max(s.cron) AS schedule
      FROM unnest($1::text[]) WITH ORDINALITY q(name, position)
      LEFT JOIN pgboss.job j ON j.name = q.name
      LEFT JOIN job_activity a ON a.name = q.name
      LEFT JOIN pgboss.schedule s ON s.name = q.name
      GROUP BY q.name, q.position ORDER BY q.position`,
    values: [Object.keys(Jobs)],
  });
  return rows.map((row) => ({
    ...row,
    lastRunAt: row.lastRunAt?.toISOString() ?? null,
    lastFailedAt: row.lastFailedAt?.toISOString() ?? null,
  }));
}
