import type pg from "pg";
import { fromPrisma, PgBoss, type SendOptions } from "pg-boss";
import type { Transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { type JobData, type JobName, Jobs, PRIORITIES, type Priority, type TimedJobName } from "./jobs";

let sender: Promise<PgBoss> | undefined;

/** A pg-boss that only sends: the worker owns its schema, its schedules and its upkeep. */
function boss(): Promise<PgBoss> {
  // A failure (the worker has yet to make the schema, the database is away) is forgotten: the next call tries again.
  sender ??= startSender().catch((error) => {
    sender = undefined;
    throw error;
  });
  return sender;
}

async function startSender(): Promise<PgBoss> {
  const starting = new PgBoss({
    connectionString: env().DATABASE_URL,
    max: 1,
    supervise: false,
    schedule: false,
    migrate: false,
    createSchema: false,
  });
  starting.on("error", () => {});
  try {
    return await starting.start();
  } catch (error) {
    await starting.stop({ graceful: false }).catch(() => {});
    throw error;
  }
}

type Settings<N extends JobName> = Omit<SendOptions, "priority" | "startAfter" | "db"> & {
  priority?: Priority;
  /** A moment, or seconds from now. */
  startAfter?: N extends TimedJobName ? SendOptions["startAfter"] : never;
};

/**
 * Enqueues a job, if and only if `tx` commits, which on a hot path is a connection with an open transaction. Returns
 * false where its queue's policy allows no more.
 * @param settings pg-boss options, e.g. `singletonKey` to have one waiting at most
 */
export async function enqueue<N extends JobName>(
  tx: Transaction | pg.ClientBase,
  name: N,
  data: JobData<N>,
  { priority = Jobs[name].priority ?? "normal", ...settings }: Settings<N> = {},
): Promise<boolean> {
  const queue = await boss();
  const db =
    "query" in tx
      ? { executeSql: (text: string, values?: unknown[]) => tx.query(text, values) }
      : fromPrisma(tx);
  const options = { ...settings, priority: PRIORITIES[priority], db };
  return (await queue.send(name, Jobs[name].data.parse(data), options)) !== null;
}

/** Cancels a job, if and only if `tx` commits: it isn't started any more, and one that runs has its `signal` aborted. */
export async function cancelJob(tx: Transaction, name: string, id: string): Promise<void> {
  await (await boss()).cancel(name, id, { db: fromPrisma(tx) });
}

/** For scripts and tests that must end. */
export async function closeQueue(): Promise<void> {
  const open = sender;
  sender = undefined;
  await (await open)?.stop({ graceful: false });
}
