import { sqlStateOf } from "@/lib/db";
import { log } from "@/lib/log";
import { AppError, type ErrorBody } from "./errors";
import { overloaded } from "./overload";

/** The error body of a failure, over HTTP and the socket: the AppError itself, or `internal`. */
export function describeError(error: unknown, id: string, requestId: string): ErrorBody {
  if (isOverload(error)) {
    logSampled("overloaded", { id, requestId });
    const { code, message, details = {} } = overloaded();
    return { error: { code, message, details, requestId } };
  }
  if (error instanceof AppError) {
    log.info({ id, code: error.code, requestId }, "refused");
    const { code, message, details } = error;
    return { error: { code, message, ...(details && { details }), requestId } };
  }
  if (isDatabaseAway(error)) {
    logSampled("database is away", { id, requestId });
    const message = "The database can't be reached right now. Try again in a moment.";
    return { error: { code: "unavailable", message, requestId } };
  }
  // Messages of unexpected errors can quote content, so only their kind and place are logged.
  const { name, code, stack } = error as { name?: string; code?: string; stack?: string };
  const at = stack
    ?.split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8);
  log.error({ id, requestId, name, code, at }, "internal error");
  return {
    error: { code: "internal", message: `Something broke on our side. Request ${requestId}.`, requestId },
  };
}

const AWAY = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "57P01",
  "57P02",
  "57P03",
  "08006",
  "08001",
  "P1001",
  "P1017",
]);

const OVERLOADED = new Set([
  // PostgreSQL has no connection left, or ended a statement that took too long.
  "53300",
  "57014",
  // No connection of the pool became free in time, no transaction could begin, or it took too long.
  "P2024",
  "P2028",
]);

/** Whether a failure means that the server has more to do than it can. */
function isOverload(error: unknown): boolean {
  if (error instanceof AppError) return error.code === "overloaded";
  const { message } = error as { message?: string };
  return hasCode(error, OVERLOADED) || /timeout exceeded when trying to connect/.test(message ?? "");
}

function hasCode(error: unknown, codes: ReadonlySet<string>): boolean {
  const { code, cause } = error as { code?: string; cause?: { code?: string; originalCode?: string } };
  return [code, sqlStateOf(error), cause?.code, cause?.originalCode].some(
    (one) => one !== undefined && codes.has(one),
  );
}

/** Whether a failure means that PostgreSQL couldn't be reached, rather than that it refused. */
function isDatabaseAway(error: unknown): boolean {
  const { message } = error as { message?: string };
  return hasCode(error, AWAY) || /Connection terminated|Query read timeout|ECONNREFUSED/.test(message ?? "");
}

/** Whether a failure is the database's, and the same statement can succeed in a moment. */
export const isDatabaseTemporary = (error: unknown): boolean =>
  !(error instanceof AppError) && (isDatabaseAway(error) || isOverload(error));

const SAMPLE_MS = 1_000;
const samples = new Map<string, { since: number; skipped: number }>();

/** What can fail a thousand times in a second is logged once for each, with how many it stands for. */
function logSampled(message: string, fields: Record<string, unknown>): void {
  const now = Date.now();
  const { since = 0, skipped = 0 } = samples.get(message) ?? {};
  if (now - since < SAMPLE_MS) return void samples.set(message, { since, skipped: skipped + 1 });
  samples.set(message, { since: now, skipped: 0 });
  log.error({ ...fields, ...(skipped > 0 && { skipped }) }, message);
}
