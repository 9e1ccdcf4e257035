import type pg from "pg";
import { fromPrisma, PgBoss, type SendOptions } from "pg-boss";
import type { Transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { type JobData, type JobName, Jobs } from "./jobs";

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

/**
 * Enqueues a job, if and only if `tx` commits, which on a hot path is a connection with an open transaction.
 * @param options pg-boss options, e.g. `singletonKey` to have one waiting at most, or `startAfter` in seconds
 */
export async function enqueue<N extends JobName>(
  tx: Transaction | pg.ClientBase,
  name: N,
  data: JobData<N>,
  options: SendOptions = {},
): Promise<void> {
  const queue = await boss();
  const db =
    "query" in tx
      ? { executeSql: (text: string, values?: unknown[]) => tx.query(text, values) }
      : fromPrisma(tx);
  await queue.send(name, Jobs[name].parse(data), { ...options, db });
}

/** For scripts and tests that must end. */
export async function closeQueue(): Promise<void> {
  const open = sender;
  sender = undefined;
  await (await open)?.stop({ graceful: false });
}
