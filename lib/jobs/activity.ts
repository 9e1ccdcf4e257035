import { pool } from "@/lib/db";
import { log } from "@/lib/log";
import type { JobName } from "./jobs";

const FLUSH_MS = 2_000;

type Activity = { runAt: Date; failedAt: Date | null; done: number; failed: number };

let pending = new Map<JobName, Activity>();
let timer: NodeJS.Timeout | undefined;

/** Notes that a job has run, for the admin page. Written together every few seconds: a job costs no statement more. */
export function noteRun(name: JobName, isOk: boolean): void {
  const now = new Date();
  const { failedAt = null, done = 0, failed = 0 } = pending.get(name) ?? {};
  pending.set(name, {
    runAt: now,
    failedAt: isOk ? failedAt : now,
    done: done + Number(isOk),
    failed: failed + Number(!isOk),
  });
  timer ??= setTimeout(() => void flushActivity(), FLUSH_MS);
  timer.unref();
}

export async function flushActivity(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  const noted = [...pending];
  pending = new Map();
  if (noted.length === 0) return;
  await pool()
    .query({
      text: `INSERT INTO job_activity (name, last_run_at, last_failed_at, done, failed)
        SELECT * FROM unnest($1::text[], $2::timestamptz[], $3::timestamptz[], $4::int[], $5::int[])
        ON CONFLICT (name) DO UPDATE SET
          last_run_at = greatest(job_activity.last_run_at, excluded.last_run_at),
          last_failed_at = greatest(job_activity.last_failed_at, excluded.last_failed_at),
          done = job_activity.done + excluded.done, failed = job_activity.failed + excluded.failed`,
      values: [
        noted.map(([name]) => name),
        noted.map(([, { runAt }]) => runAt),
        noted.map(([, { failedAt }]) => failedAt),
        noted.map(([, { done }]) => done),
        noted.map(([, { failed }]) => failed),
      ],
    })
    .catch(({ code }) => log.warn({ code }, "when jobs last ran was not stored"));
}
