import { PgBoss } from "pg-boss";
import { env } from "@/lib/env";
import { Jobs, jobNames } from "./jobs";

/** Makes the queues, or brings their settings up to date. `boss` must have been started. */
export async function createQueues(boss: PgBoss): Promise<void> {
  for (const name of jobNames) {
    const { policy, ...settings } = Jobs[name].queue ?? {};
    // Workers wake at once instead of at their next look.
    const options = { ...settings, notify: true };
    await boss.createQueue(name, { ...options, policy });
    await boss.updateQueue(name, options);
  }
}

/**
 * Makes pg-boss's schema and our queues where there is no worker that does: tests and the seed. May be called by
 * several processes at once.
 */
export async function ensureQueues(databaseUrl = env().DATABASE_URL): Promise<void> {
  const boss = new PgBoss({ connectionString: databaseUrl, max: 1, supervise: false, schedule: false });
  // Each call below fails by itself; without a listener an idle connection that breaks would end the process.
  boss.on("error", () => {});
  try {
    await boss.start();
    await createQueues(boss);
  } finally {
    await boss.stop({ graceful: false });
  }
}
