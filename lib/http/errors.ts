/** The one table of errors: every code there is, with its HTTP status. */
export const ERROR_STATUS = {
  invalid_input: 422,
  unauthenticated: 401,
  budget_spent: 402,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  rate_limited: 429,
  overloaded: 503,
  unavailable: 503,
  internal: 500,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** An expected failure that the caller gets to see: `message` says what to do, in plain words. */
export class AppError extends Error {
  override name = "AppError";
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details?: Record<string, unknown>,
  ) {
    super(message);
  }
}

/** Why something failed, in words for the person: the server's own where it has some. */
export const problemOf = (error: unknown, otherwise = "That didn’t work. Try again in a moment."): string =>
  error instanceof AppError ? error.message : otherwise;

/** The body of every error, over HTTP and the socket alike. */
export type ErrorBody = {
  error: { code: ErrorCode; message: string; details?: Record<string, unknown>; requestId: string };
};

export const notFound = (noun: string) =>
  new AppError("not_found", `There is no such ${noun}, or it isn't shared with you.`);

export const TEMPORARY: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "unavailable",
  "overloaded",
  "internal",
  "rate_limited",
]);

/** Whether the same call can succeed later: nothing was wrong with it. */
export const isTemporary = (error: unknown): error is AppError =>
  error instanceof AppError && TEMPORARY.has(error.code);
