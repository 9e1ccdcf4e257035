import { AppError } from "./errors";

const MAX_RETRIES = 3;

/**
 * The default of queries: trying again can only help where nothing was wrong with the question. Without a network it
 * can't either; the return of one reads again.
 */
export const retryQuery = (failures: number, error: unknown): boolean =>
  isPassing(error) && failures < MAX_RETRIES && globalThis.navigator?.onLine !== false;

const isPassing = (error: unknown) =>
  error instanceof AppError &&
  (error.code === "unavailable" || error.code === "internal") &&
  !error.details?.isCatchUp;
