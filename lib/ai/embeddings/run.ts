import { pool } from "@/lib/db";
import type { AiIndex } from "@/lib/generated/prisma/client";
import { AppError } from "@/lib/http/errors";
import { failureOf } from "../models/failure";
import { type ResolvedEmbedding, resolveEmbedding } from "../models/resolve-embedding";
import { finishPage, lookAgain, nextPage } from "./backlog";
import { embedTexts } from "./call";
import { findNew } from "./find-new";
import { currentIndex, UNKNOWN_MS } from "./index-state";
import { BATCH, TEXTS } from "./limits";
import { readPassages } from "./read-passages";
import { restartIndex } from "./restart";
import { removeChanged, storePassages } from "./store";
import { distinct, type Passage, type Unit } from "./types";
import { createVectorIndex } from "./vector-index";

/** The job runs each minute. */
const RUN_MS = 50_000;
const PATIENCE_MS = 30_000;
const LOOK_AGAIN_MS = 60 * 60_000;
const [FIRST_PAUSE_MS, MAX_PAUSE_MS] = [30_000, 60 * 60_000];

/** The index is another one by now: what was done for this one is of no use. */
class IndexReplaced extends Error {}

/**
 * The job "ai.index": makes vectors of what has changed, then of what was there before the index. What it has done isn't
 * done again: a passage whose text is the same keeps its vector. Where the provider fails it pauses, longer each time.
 */
export async function runIndex({ now = Date.now(), runMs = RUN_MS } = {}): Promise<void> {
  const index = await currentIndex();
  const isDue =
    index && (index.retryAt?.getTime() ?? 0) <= now && index.createdAt.getTime() + 2 * UNKNOWN_MS <= now;
  if (!isDue) return;
  const end = performance.now() + runMs;
  try {
    const model = await resolveEmbedding(index.modelId);
    const looksAgain = index.completedAt !== null && index.completedAt.getTime() + LOOK_AGAIN_MS <= now;
    if (looksAgain) await lookAgain();
    await findNew(index);
    while (performance.now() < end)
      if (!(await indexSome(index, model, now))) return await complete(index, looksAgain ? now : null);
  } catch (error) {
    if (!(error instanceof IndexReplaced)) await pause(index, error, now);
  }
}

/** @returns whether there was anything to do */
async function indexSome(index: AiIndex, model: ResolvedEmbedding, now: number): Promise<boolean> {
  const changes = await pool().query<Unit & { id: string }>(
    `SELECT id::text, kind, scope_id AS "scopeId", bucket FROM ai_index_changes
    WHERE due_at <= to_timestamp($2::float8 / 1000) ORDER BY ai_index_changes.id LIMIT $1`,
    [BATCH, Math.max(now, Date.now())],
  );
  if (changes.rows.length > 0) {
    await indexUnits(index, model, changes.rows, now);
    const ids = changes.rows.map(({ id }) => id);
    await pool().query("DELETE FROM ai_index_changes WHERE id = ANY($1::bigint[])", [ids]);
    return true;
  }
  const page = await nextPage();
  if (!page) return false;
  await indexUnits(index, model, page.units, now);
  await finishPage(page, index.id);
  return true;
}

async function indexUnits(
  index: AiIndex,
  model: ResolvedEmbedding,
  given: readonly Unit[],
  now: number,
): Promise<void> {
  const units = distinct(given);
  const fresh = await removeChanged(units, await readPassages(units));
  for (const [workspaceId, own] of Map.groupBy(fresh, (passage) => passage.workspaceId))
    for (let at = 0; at < own.length; at += TEXTS)
      try {
        await indexPassages(index, model, workspaceId, own.slice(at, at + TEXTS));
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== "budget_spent") throw error;
        await postpone(index, own.slice(at), error, now);
        break;
      }
}

/** What a provider refuses as a part of many is tried alone, and what it refuses alone has no vector. */
async function indexPassages(
  index: AiIndex,
  model: ResolvedEmbedding,
  workspaceId: string,
  passages: readonly Passage[],
): Promise<void> {
  const asked = { purpose: "index", userId: null, workspaceId, patienceMs: PATIENCE_MS } as const;
  let vectors: (Float32Array | null)[];
  try {
    vectors = await embedTexts(
      model,
      passages.map(({ text }) => text),
      asked,
    );
  } catch (error) {
    if (!["rejected", "too_long", "refused"].includes(failureOf(error).code)) throw error;
    if (passages.length > 1) {
      for (const passage of passages) await indexPassages(index, model, workspaceId, [passage]);
      return;
    }
    // Where nothing was ever accepted, it isn't this text that is wrong.
    if (index.dimensions === null) throw error;
    vectors = [null];
  }
  await recover(index);
  await expectDimensions(index, vectors);
  const pairs = passages.map((passage, at) => [passage, vectors[at] ?? null] as const);
  if (!(await storePassages(index.id, pairs))) throw new IndexReplaced();
}

/** Vectors of another length can't be compared with those that are there: all of them are made again. */
async function expectDimensions(index: AiIndex, vectors: readonly (Float32Array | null)[]): Promise<void> {
  const length = vectors.find((vector) => vector !== null)?.length;
  if (length === undefined || length === index.dimensions) return;
  if (index.dimensions !== null) {
    await restartIndex(index.modelId);
    throw new IndexReplaced();
  }
  await createVectorIndex(length);
  index.dimensions = length;
  await pool().query("UPDATE ai_indexes SET dimensions = $2 WHERE id = $1", [index.id, length]);
}

/** Until the budget begins anew. What waits already isn't entered again: tasks and files are looked at each hour. */
async function postpone(
  index: AiIndex,
  units: readonly Unit[],
  { message, details }: AppError,
  now: number,
): Promise<void> {
  const dueAt =
    (details as { resetsAt?: string } | undefined)?.resetsAt ?? new Date(Date.now() + MAX_PAUSE_MS);
  const once = distinct(units);
  await pool().query(
    `INSERT INTO ai_index_changes (kind, scope_id, bucket, due_at)
    SELECT kind::ai_chunk_kind, scope_id, bucket, $4::timestamptz
    FROM unnest($1::text[], $2::uuid[], $3::int[]) AS u(kind, scope_id, bucket)
    WHERE NOT EXISTS (SELECT FROM ai_index_changes w WHERE w.scope_id = u.scope_id AND w.bucket = u.bucket
      AND w.kind = u.kind::ai_chunk_kind AND w.due_at > to_timestamp($5::float8 / 1000))`,
    [
      once.map(({ kind }) => kind),
      once.map(({ scopeId }) => scopeId),
      once.map(({ bucket }) => bucket),
      ...[dueAt, now],
    ],
  );
  await pool().query("UPDATE ai_indexes SET problem = $2 WHERE id = $1", [index.id, message]);
}

/** @param lookedAgain when, where it did */
async function complete({ id }: AiIndex, lookedAgain: number | null): Promise<void> {
  const waits = "EXISTS (SELECT FROM ai_index_changes)";
  await pool().query(
    `UPDATE ai_indexes SET completed_at = coalesce($2, completed_at, now()), done = total, failures = 0, retry_at = NULL,
      problem = CASE WHEN ${waits} THEN problem END WHERE id = $1`,
    [id, lookedAgain && new Date(lookedAgain)],
  );
}

/** The provider answers again. */
async function recover(index: AiIndex): Promise<void> {
  if (index.failures === 0) return;
  index.failures = 0;
  await pool().query("UPDATE ai_indexes SET problem = NULL, failures = 0, retry_at = NULL WHERE id = $1", [
    index.id,
  ]);
}

async function pause(index: AiIndex, error: unknown, now: number): Promise<void> {
  const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** index.failures, MAX_PAUSE_MS);
  await pool().query(
    "UPDATE ai_indexes SET problem = $2, failures = failures + 1, retry_at = $3 WHERE id = $1",
    [index.id, failureOf(error).message, new Date(now + pauseMs)],
  );
}
