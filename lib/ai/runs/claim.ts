import { withConnection } from "@/lib/db";
import { LEASE_SECONDS, RUNS_PER_PERSON } from "./limits";
import type { PurposeRun } from "./purpose";
import type { StoredStep } from "./steps";

export type ClaimedRun = PurposeRun & {
  purpose: string;
  room: string;
  owner: string;
  attempt: number;
  lastSeq: number;
  steps: StoredStep[];
  isStopping: boolean;
  startedAt: Date;
};

/**
 * Queued, where its person has not too many already or it only has to be stopped; or running, where its worker is gone:
 * each worker holds the advisory lock of its id for as long as its connection lives. The lease is for a network that
 * hides the worker's end, for poolers that share connections, and for what a worker itself gave up on.
 */
const CLAIM = `UPDATE ai_runs SET status = 'RUNNING', owner = $1::uuid, attempt = attempt + 1,
    lease_until = now() + interval '${LEASE_SECONDS} s', started_at = coalesce(started_at, now())
  WHERE id = (
    SELECT r.id FROM ai_runs r
    WHERE r.id <> ALL($2::uuid[]) AND (
      r.status = 'QUEUED' AND (r.stop_requested_at IS NOT NULL OR ${RUNS_PER_PERSON} >
        (SELECT count(*) FROM ai_runs o WHERE o.user_id = r.user_id AND o.status = 'RUNNING'))
      OR r.status = 'RUNNING' AND (r.lease_until < now()
        OR r.owner <> $1::uuid AND pg_try_advisory_xact_lock(hashtextextended(r.owner::text, 0))))
    ORDER BY r.created_at, r.id LIMIT 1 FOR UPDATE OF r SKIP LOCKED)
  RETURNING id, purpose, answer_id AS "answerId", session_id AS "sessionId", user_id AS "userId",
    workspace_id AS "workspaceId", model_id AS "modelId", room, owner, attempt, last_seq AS "lastSeq", steps,
    stop_requested_at IS NOT NULL AS "isStopping", started_at AS "startedAt"`;

/**
 * Takes the oldest run that may begin, or whose worker is gone. Claims take turns, so that limits hold.
 * @param running what this worker works on already
 */
export function claimRun(owner: string, running: readonly string[]): Promise<ClaimedRun | null> {
  return withConnection(async (client) => {
    // A claim that a crash of PostgreSQL takes back is a run that waits again.
    await client.query(
      "BEGIN; SET LOCAL synchronous_commit = off; SELECT pg_advisory_xact_lock(hashtextextended('ai claims', 0))",
    );
    const { rows } = await client.query<ClaimedRun>({
      name: "claim run",
      text: CLAIM,
      values: [owner, running],
    });
    await client.query("COMMIT");
    return rows[0] ?? null;
  });
}

/** Whether any worker has, or could have, something to do. */
export async function hasOpenRuns(): Promise<boolean> {
  return withConnection(async (client) => {
    const { rows } = await client.query<{ isOpen: boolean }>({
      name: "has open runs",
      text: `SELECT EXISTS (SELECT FROM ai_runs WHERE status IN ('QUEUED', 'RUNNING')) AS "isOpen"`,
    });
    return rows[0]?.isOpen ?? false;
  });
}
