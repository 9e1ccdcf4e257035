import type { Job } from "pg-boss";
import { db, type Transaction, transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { publishRun } from "./publish-run";
import { RunResult } from "./schema";

/** How often progress is stored and published at most. */
const PROGRESS_MS = 1_000;
const FINISH_MS = 120_000;
/** Prisma's code of a transaction whose time is over, or that didn't begin in time. */
const TRANSACTION_ENDED = "P2028";

/** Errors that pass by themselves: the job is tried again. What else is refused would be refused again. */
const PASSING = new Set(["unavailable", "internal", "rate_limited", "overloaded"]);

/** What a long job works with. */
export type Run = {
  /** Aborted when the run is cancelled, or when the worker stops. */
  signal: AbortSignal;
  /**
   * How far it has come; stored and published at most once a second. Not inside `step`, whose transaction locks the row
   * that this changes: it would wait for itself.
   * @throws RunEnded once the run may not go on
   */
  progress(done: number, total: number): Promise<void>;
  /**
   * A transaction that commits only while the run goes on: a cancelled run changes nothing further.
   * @throws RunEnded once the run may not go on
   */
  step<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /**
   * Does all that the run changes, or its last part, and ends it, in one transaction of two minutes at most: a run that is
   * cancelled before has changed nothing. Inside it `progress` may be reported.
   * @param work returns what the run has made
   * @throws RunEnded where the run may not go on; AppError too_large where the time is over: it would be over again
   */
  finish(work: (tx: Transaction) => Promise<Partial<RunResult>>): Promise<void>;
};

/** The run was cancelled or deleted, or another worker has taken it over. */
export class RunEnded extends Error {
  override name = "RunEnded";
}

type Attempt = { id: string; attempt: number };

const asRunning = ({ id, attempt }: Attempt) => ({ id, attempt, state: "RUNNING" as const });

/**
 * Executes one attempt of a run and keeps its row up to date.
 * @returns whether the run has ended; false if it was cancelled or belongs to another attempt, whose job must stay
 * @throws what `work` throws, for pg-boss to try again
 */
export async function performRun(
  { id, retryCount: attempt, signal }: Pick<Job, "id" | "retryCount" | "signal">,
  retryLimit: number,
  work: (run: Run) => Promise<void>,
): Promise<boolean> {
  const own = { id, attempt };
  if (!(await claim(own))) return false;
  try {
    const progress = makeProgress(own, signal);
    let isFinished = false;
    await work({
      ...{ signal, progress: progress.report, step: (change) => step(own, change) },
      finish: async (last) => {
        await finish(own, progress.latest, last);
        isFinished = true;
      },
    });
    if (isFinished) return true;
    return await change(own, { ...progress.latest(), state: "DONE", error: null, finishedAt: new Date() });
  } catch (error) {
    if (error instanceof RunEnded) return false;
    const isRefused = error instanceof AppError && !PASSING.has(error.code);
    const isLast = isRefused || attempt >= retryLimit;
    await change(own, {
      state: isLast ? "FAILED" : "WAITING",
      error: sentenceOf(error, isLast),
      finishedAt: isLast ? new Date() : null,
    });
    if (isRefused) return true;
    throw error;
  }
}

/** Takes a run for this attempt; one that a killed worker had, too. */
async function claim({ id, attempt }: Attempt): Promise<boolean> {
  return transaction(async (tx) => {
    const { count } = await tx.jobRun.updateMany({
      where: { id, state: { in: ["WAITING", "RUNNING"] }, attempt: { lte: attempt } },
      data: { state: "RUNNING", attempt, done: 0 },
    });
    if (count === 0) return false;
    await tx.jobRun.updateMany({ where: { id, startedAt: null }, data: { startedAt: new Date() } });
    await publishRun(tx, id);
    return true;
  });
}

function makeProgress(own: Attempt, signal: AbortSignal) {
  let storedAt = 0;
  let latest: { done: number; total: number } | undefined;
  return {
    latest: () => latest,
    async report(done: number, total: number) {
      if (signal.aborted) await assertOwn(own);
      signal.throwIfAborted();
      latest = { done, total };
      if (Date.now() - storedAt < PROGRESS_MS) return;
      storedAt = Date.now();
      if (!(await change(own, latest))) throw new RunEnded();
    },
  };
}

/** Changes the run's row and publishes it, if this attempt still has it. */
async function change(own: Attempt, data: Parameters<Transaction["jobRun"]["updateMany"]>[0]["data"]) {
  return transaction(async (tx) => {
    const { count } = await tx.jobRun.updateMany({ where: asRunning(own), data });
    if (count > 0) await publishRun(tx, own.id);
    return count > 0;
  });
}

async function step<T>({ id, attempt }: Attempt, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return transaction(async (tx) => {
    // Cancelling waits for this lock, so it is either before this step or after it.
    const rows = await tx.$queryRaw<unknown[]>`
      SELECT FROM job_runs WHERE id = ${id}::uuid AND attempt = ${attempt} AND state = 'RUNNING' FOR SHARE`;
    if (rows.length === 0) throw new RunEnded();
    return work(tx);
  });
}

async function finish(
  own: Attempt,
  latest: () => { done: number; total: number } | undefined,
  work: (tx: Transaction) => Promise<Partial<RunResult>>,
): Promise<void> {
  const startedAt = performance.now();
  await transaction(
    async (tx) => {
      const result = RunResult.parse(await work(tx));
      const done = { ...latest(), state: "DONE" as const, error: null, finishedAt: new Date() };
      const { count } = await tx.jobRun.updateMany({ where: asRunning(own), data: { ...done, result } });
      if (count === 0) throw new RunEnded();
      await publishRun(tx, own.id);
    },
    { timeout: FINISH_MS },
  ).catch((error: unknown) => {
    const isOver = performance.now() - startedAt >= FINISH_MS;
    if (isOver && (error as { code?: string }).code === TRANSACTION_ENDED) throw tookTooLong();
    throw error;
  });
}

const tookTooLong = () =>
  new AppError(
    "too_large",
    "It took longer than two minutes, so nothing was kept. Make several smaller ones of it.",
  );

async function assertOwn(own: Attempt): Promise<void> {
  if ((await db().jobRun.count({ where: asRunning(own) })) === 0) throw new RunEnded();
}

/** What people are shown: messages of errors that aren't ours can quote content. */
function sentenceOf(error: unknown, isLast: boolean): string {
  if (error instanceof AppError) return error.message;
  return isLast ? "It failed on our side. Start it again, or ask an admin." : "It failed and is tried again.";
}
