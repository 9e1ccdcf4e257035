import { z } from "zod";
import { pool, type Transaction, withCommitCheck } from "@/lib/db";
import { AppError } from "./errors";

// A browser that waits too long for the answer of its socket makes the call again over HTTP. The node may still come to
// the first one, and would undo what the person has changed since. So both name the call by one key, and the second one
// is recorded before it runs.

/** Carries the key of the call that a request repeats. */
export const SUPERSEDES_HEADER = "x-supersedes";

const Key = z.uuid();

/** Records that a request repeats a call over the socket: that one changes nothing from now on. */
export async function supersede(headers: Headers): Promise<void> {
  const key = Key.safeParse(headers.get(SUPERSEDES_HEADER));
  if (!key.success) return;
  await pool().query("INSERT INTO superseded_calls (key) VALUES ($1) ON CONFLICT DO NOTHING", [key.data]);
}

/**
 * Runs a call unless it has been made again over HTTP; where that happens meanwhile its transaction isn't committed.
 * @throws AppError conflict, which nobody waits for any more
 */
export async function runUnlessSuperseded<T>(key: string, work: () => Promise<T>): Promise<T> {
  const { rows } = await pool().query({ name: "superseded", text: IS_SUPERSEDED, values: [key] });
  if (rows.length > 0) throw superseded();
  return withCommitCheck((tx) => assertInTransaction(tx, key), work);
}

async function assertInTransaction(tx: Transaction, key: string): Promise<void> {
  const rows = await tx.$queryRawUnsafe<unknown[]>(
    `/* name: superseded in transaction */ ${IS_SUPERSEDED}`,
    key,
  );
  if (rows.length > 0) throw superseded();
}

const IS_SUPERSEDED = "SELECT 1 AS one FROM superseded_calls WHERE key = $1::uuid";

const superseded = () => new AppError("conflict", "This has been asked again over HTTP.");
