import { log } from "@/lib/log";
import { AppError, type ErrorBody } from "./errors";

/** The error body of a failure, over HTTP and the socket: the AppError itself, or `internal`. */
export function describeError(error: unknown, id: string, requestId: string): ErrorBody {
  if (error instanceof AppError) {
    log.info({ id, code: error.code, requestId }, "refused");
    const { code, message, details } = error;
    return { error: { code, message, ...(details && { details }), requestId } };
  }
  if (isDatabaseAway(error)) {
    log.error({ id, requestId }, "database is away");
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
  // It has no connection left, or gave this one up.
  "53300",
  "57014",
  "P1001",
  "P1017",
  "P2024",
  // No transaction could be begun, or it took too long.
  "P2028",
]);

/** Whether a failure means that PostgreSQL couldn't be reached, rather than that it refused. */
export function isDatabaseAway(error: unknown): boolean {
  const { code, cause, message } = error as {
    code?: string;
    cause?: { code?: string; originalCode?: string };
    message?: string;
  };
  return (
    AWAY.has(code ?? "") ||
    AWAY.has(cause?.code ?? "") ||
    AWAY.has(cause?.originalCode ?? "") ||
    /Connection terminated|Query read timeout|timeout exceeded when trying to connect|ECONNREFUSED/.test(
      message ?? "",
    )
  );
}
