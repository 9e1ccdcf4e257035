import { PgBoss, type Queue } from "pg-boss";
import { env } from "@/lib/env";
import { type JobName, Jobs } from "./jobs";

const RETRY = { retryLimit: 10, retryDelay: 5, retryBackoff: true, retryDelayMax: 60 * 60 };
/** At most one that waits and one that runs, for each `singletonKey`. */
const ONE_AT_A_TIME = { policy: "stately" };

const QUEUES: Record<JobName, Partial<Queue>> = {
  "mail.send": RETRY,
  "document.compact": { ...ONE_AT_A_TIME, ...RETRY },
  "file.thumbnail": { ...RETRY, retryLimit: 3 },
  "file.delete": RETRY,
  "files.cleanUp": { ...ONE_AT_A_TIME, retryLimit: 2 },
  // A preview that comes late is worth nothing.
  "link.preview": { retryLimit: 1, retryDelay: 5 },
  // One that died with its process must not keep the next from running.
  "events.deliverDue": { ...ONE_AT_A_TIME, retryLimit: 0, expireInSeconds: 60 },
  // While the database is away a moment passes; what is late then is sent late rather than never.
  "message.sendScheduled": RETRY,
  "reminder.fire": RETRY,
  "push.send": { retryLimit: 3, retryDelay: 5 },
  "inbox.notify": RETRY,
  "inbox.wake": RETRY,
  "inbox.digest": { ...ONE_AT_A_TIME, retryLimit: 2 },
  "rows.cleanUp": { ...ONE_AT_A_TIME, retryLimit: 2 },
};

/** Makes the queues, or brings their settings up to date. `boss` must have been started. */
export async function createQueues(boss: PgBoss): Promise<void> {
  for (const name of Object.keys(Jobs) as JobName[]) {
    const { policy, ...settings } = QUEUES[name];
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
