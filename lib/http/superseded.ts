import { AsyncLocalStorage } from "node:async_hooks";
import { z } from "zod";
import { pool, type Transaction, withCommitCheck } from "@/lib/db";
import { AppError } from "./errors";

// A browser that waits too long for the answer of its socket makes the call again over HTTP. The node may still come to
// the first one, and would undo what the person has changed since. So both name the call by one key, and the second one
// is recorded before it runs.

/** Carries the key of the call that a request repeats. */
export const SUPERSEDES_HEADER = "x-supersedes";

const Key = z.uuid();

/** Records that a request repeats a call of the same person over the socket: that one changes nothing from now on. */
export async function supersede(userId: string, headers: Headers): Promise<void> {
  const key = Key.safeParse(headers.get(SUPERSEDES_HEADER));
  if (!key.success) return;
  await pool().query("INSERT INTO superseded_calls (user_id, key) VALUES ($1, $2) ON CONFLICT DO NOTHING", [
    userId,
    key.data,
  ]);
}

/**
 * Runs a call unless it has been made again over HTTP; where that happens meanwhile its transaction isn't committed.
 * @throws AppError conflict, which nobody waits for any more
 */
export async function runUnlessSuperseded<T>(
  userId: string,
  key: string,
  work: () => Promise<T>,
): Promise<T> {
  const { rows } = await pool().query({ name: "superseded", text: IS_SUPERSEDED, values: [userId, key] });
  if (rows.length > 0) throw superseded();
  const checked = () => withCommitCheck((tx) => assertInTransaction(tx, userId, key), work);
  return keyOfCall.run(key, checked);
}

const keyOfCall = new AsyncLocalStorage<string>();

/** The key of the call that runs now, for statements outside of a transaction; null without one. */
export const callKey = (): string | null => keyOfCall.getStore() ?? null;

/** The condition by which such a statement writes nothing for a call that has been made again. Both are SQL. */
export const isCurrentCall = (userId: string, key: string): string =>
  `(${key}::uuid IS NULL OR NOT EXISTS (SELECT FROM superseded_calls WHERE user_id = ${userId} AND key = ${key}::uuid))`;

async function assertInTransaction(tx: Transaction, userId: string, key: string): Promise<void> {
  const rows = await tx.$queryRawUnsafe<unknown[]>(
    `/* name: superseded in transaction */ ${IS_SUPERSEDED}`,
    userId,
    key,
  );
  if (rows.length > 0) throw superseded();
}

const IS_SUPERSEDED = "SELECT 1 AS one FROM superseded_calls WHERE user_id = $1::uuid AND key = $2::uuid";

const superseded = () => new AppError("conflict", "This has been asked again over HTTP.");
