import "./events";
import type { Transaction } from "@/lib/db";
import { publishWidely } from "@/lib/realtime/publish";
import { userRoom } from "@/lib/realtime/rooms";
import { findAudience } from "./access";

/** Includes the person who started it. */
export const withStarter = { startedBy: { select: { id: true, name: true } } } as const;

/** Publishes a run as it is now to those who may see it. */
export async function publishRun(tx: Transaction, id: string) {
  const run = await tx.jobRun.findUniqueOrThrow({ where: { id }, include: withStarter });
  const to = (await findAudience(tx, run)).map(userRoom);
  if (to.length > 0) await publishWidely(tx, { to }, "job.changed", run);
  return run;
}
