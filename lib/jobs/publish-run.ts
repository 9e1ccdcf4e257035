import "./events";
import type { Transaction } from "@/lib/db";
import { publishWidely } from "@/lib/realtime/publish";
import { userRoom } from "@/lib/realtime/rooms";
import { findAudience } from "./access";
import { RunResult } from "./schema";

/** Includes the person who started it. */
export const withStarter = { startedBy: { select: { id: true, name: true } } } as const;

/** A row as its schema has it. */
export const toRun = <R extends { result: unknown }>(row: R) => ({
  ...row,
  result: row.result === null ? null : RunResult.parse(row.result),
});

/** Publishes a run as it is now to those who may see it. */
export async function publishRun(tx: Transaction, id: string) {
  const run = toRun(await tx.jobRun.findUniqueOrThrow({ where: { id }, include: withStarter }));
  const to = (await findAudience(tx, run)).map(userRoom);
  if (to.length > 0) await publishWidely(tx, { to }, "job.changed", run);
  return run;
}
