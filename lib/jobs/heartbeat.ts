import { pool } from "@/lib/db";

/** What a worker's connections call themselves. */
export const WORKER_NAME = "guildhall worker";

/** Whether a worker is at work: it keeps a connection open to hear of jobs, and the database knows who is connected. */
export async function isWorkerAlive(): Promise<boolean> {
  const { rows } = await pool().query<{ alive: boolean }>({
    name: "is worker alive",
    text: `SELECT EXISTS (SELECT FROM pg_stat_activity
                          WHERE datname = current_database() AND application_name = $1) AS alive`,
    values: [WORKER_NAME],
  });
  return rows[0]?.alive ?? false;
}
