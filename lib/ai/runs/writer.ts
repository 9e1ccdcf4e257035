import { setTimeout as sleep } from "node:timers/promises";
import { pool } from "@/lib/db";
import { newId } from "@/lib/new-id";
import { MAX_NOTIFY_BYTES, notifySql } from "@/lib/realtime/publish";
import type { Part } from "../parts";
import { batchesOf } from "./batches";
import { LEASE_SECONDS } from "./limits";
import { RETRY_MS } from "./retry";

/** Only the attempt that holds the run writes. The number makes a statement that is sent again harmless. */
const MINE = `mine AS (
    UPDATE ai_runs SET last_seq = $4::int, lease_until = now() + interval '${LEASE_SECONDS} s'
    WHERE id = $1::uuid AND owner = $2::uuid AND attempt = $3::int AND status = 'RUNNING'
      AND last_seq IN ($4::int - 1, $4::int)
    RETURNING id, room, session_id, answer_id, stop_requested_at),
  stored AS (
    INSERT INTO ai_run_chunks (run_id, seq, attempt, parts) SELECT id, $4::int, $3::int, $5::jsonb FROM mine
    ON CONFLICT DO NOTHING)`;

const EVENT = `json_build_object('room', room, 'event', 'aiRun.grew', 'data', json_build_object('runId', id,
  'sessionId', session_id, 'answerId', answer_id, 'attempt', $3::int, 'seq', $4::int, 'parts', $5::json))`;

/**
 * A statement that notifies holds the lock of all that notify until its commit is on the disk. These needn't wait for
 * that: the chunks of a run are gone after a crash of PostgreSQL anyway, and another attempt writes it anew.
 */
const UNHURRIED = "set_config('synchronous_commit', 'off', true)";

const APPEND = `WITH ${MINE}
  SELECT stop_requested_at IS NOT NULL AS "isStopping", ${UNHURRIED}, ${notifySql(`${EVENT}::text`)} FROM mine`;

const APPEND_LARGE = `WITH ${MINE},
  large AS (INSERT INTO large_events (id, body) SELECT $6::uuid, ${EVENT} FROM mine ON CONFLICT DO NOTHING)
  SELECT stop_requested_at IS NOT NULL AS "isStopping", ${UNHURRIED}, ${notifySql(`json_build_object('large', $6::uuid)::text`)} FROM mine`;

/** The room and the fields around the parts. */
const ENVELOPE_BYTES = 500;

export type Holder = { id: string; owner: string; attempt: number };
export type Interruption = "stopped" | "lost";

/**
 * Appends what a run writes to its stream and announces it, in one statement a batch: what came while the last one was
 * written. The model's text comes gathered (`models/gather-text.ts`). The same statement extends the lease and learns
 * whether somebody asked to stop.
 * @param lastSeq where the stream of the run is
 */
export function openWriter(holder: Holder, lastSeq: number, onInterruption: (why: Interruption) => void) {
  let pending: Part[] = [];
  let seq = lastSeq;
  let writing: Promise<void> | null = null;
  let isLost = false;

  async function writeAll() {
    while (pending.length > 0 && !isLost) {
      const batches = batchesOf(pending);
      pending = [];
      for (const batch of batches) if (!isLost) await append(batch);
    }
    writing = null;
  }

  async function append(parts: Part[]) {
    seq += 1;
    const json = JSON.stringify(parts);
    const isLarge = Buffer.byteLength(json) > MAX_NOTIFY_BYTES - ENVELOPE_BYTES;
    const values = [holder.id, holder.owner, holder.attempt, seq, json];
    const statement = isLarge
      ? { name: "append large chunk", text: APPEND_LARGE, values: [...values, newId()] }
      : { name: "append chunk", text: APPEND, values };
    const until = Date.now() + LEASE_SECONDS * 1_000;
    for (;;) {
      try {
        const { rows } = await pool().query<{ isStopping: boolean }>(statement);
        if (rows[0]?.isStopping) onInterruption("stopped");
        // Another worker has taken the run over: what this one has to say must reach nobody.
        if (!rows[0]) lose();
        return;
      } catch {
        // The database is away for a moment; after the lease another worker has the run.
        if (Date.now() > until) return lose();
        await sleep(RETRY_MS);
      }
    }
  }

  function lose() {
    isLost = true;
    onInterruption("lost");
  }

  return {
    add(parts: readonly Part[]) {
      if (isLost || parts.length === 0) return;
      pending.push(...parts);
      writing ??= writeAll();
    },
    /** Writes what is left. */
    async flush() {
      while (writing) await writing;
    },
    seq: () => seq,
  };
}

export type Writer = ReturnType<typeof openWriter>;
