import type { Actor } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { cursorId, toPage } from "@/lib/http/pagination";
import { accessRun, visibleRuns } from "./access";
import { publishRun, toRun, withStarter } from "./publish-run";
import { cancelJob } from "./queue";

type ListQuery = { cursor?: string; limit: number; workspaceId?: string };

export async function listJobRuns(actor: Actor, { cursor, limit, workspaceId }: ListQuery) {
  const after = cursorId(cursor);
  const runs = await db().jobRun.findMany({
    where: { AND: [{ workspaceId, id: after ? { lt: after } : undefined }, await visibleRuns(actor)] },
    orderBy: { id: "desc" },
    take: limit + 1,
    include: withStarter,
  });
  return toPage(runs.map(toRun), limit, ({ id }) => id);
}

export async function getJobRun(actor: Actor, runId: string) {
  await accessRun(actor, runId);
  return toRun(await db().jobRun.findUniqueOrThrow({ where: { id: runId }, include: withStarter }));
}

/**
 * Cancels a run that hasn't ended. What it has committed stays; from here on it commits nothing more, since each of its
 * steps locks the row that changes here.
 */
export async function cancelJobRun(actor: Actor, runId: string) {
  const { name } = await accessRun(actor, runId);
  return transaction(async (tx) => {
    const { count } = await tx.jobRun.updateMany({
      where: { id: runId, state: { in: ["WAITING", "RUNNING"] } },
      data: { state: "CANCELLED", finishedAt: new Date() },
    });
    if (count === 0) throw new AppError("conflict", "This has ended already. There is nothing to cancel.");
    await cancelJob(tx, name, runId);
    return publishRun(tx, runId);
  });
}
