import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import { appendParts, type Part } from "../parts";
import { accessRun } from "./access";
import { notifyRunners } from "./notify-runners";
import type { RunChunks } from "./schema";

const OPEN = ["QUEUED", "RUNNING"] as const;

/** Asks the worker to stop. Doing it again, or after the end, changes nothing. */
export async function stopRun(actor: Pick<Actor, "userId">, runId: string) {
  const { id, status } = await accessRun(actor, runId, "stop");
  return transaction(async (tx) => {
    const { count } = await tx.aiRun.updateMany({
      where: { id, status: { in: [...OPEN] }, stopRequestedAt: null },
      data: { stopRequestedAt: new Date(), stopRequestedById: actor.userId },
    });
    if (count > 0) await notifyRunners(tx, { stop: id });
    const isOpen = OPEN.some((open) => open === status);
    return { id, status, isStopping: count > 0 || isOpen };
  });
}

/** What the current attempt has written after `after`; all of it where that place is before the attempt. */
export async function getRunChunks(
  actor: Pick<Actor, "userId">,
  runId: string,
  after: number,
): Promise<RunChunks> {
  await accessRun(actor, runId, "read");
  // One statement, so that the parts belong to the attempt and the place.
  const [run] = await db().$queryRaw<Row[]>`
    SELECT r.status::text AS status, r.attempt, r.last_seq AS seq,
      (SELECT coalesce(min(c.seq), r.last_seq + 1) FROM ai_run_chunks c WHERE c.run_id = r.id AND c.attempt = r.attempt)
        AS "first",
      (SELECT json_agg(c.parts ORDER BY c.seq) FROM ai_run_chunks c
        WHERE c.run_id = r.id AND c.attempt = r.attempt
          AND (c.seq > ${after} OR ${after} > r.last_seq)) AS chunks
    FROM ai_runs r WHERE r.id = ${runId}::uuid`;
  if (!run) return { runId, status: "FAILED", attempt: 0, seq: 0, isWhole: true, parts: [] };
  const { status, attempt, seq, first, chunks } = run;
  const parts = (chunks ?? []).reduce<Part[]>((all, added) => appendParts(all, added), []);
  return { runId, status, attempt, seq, isWhole: after < first || after > seq, parts };
}

type Row = {
  status: RunChunks["status"];
  attempt: number;
  seq: number;
  first: number;
  chunks: Part[][] | null;
};
