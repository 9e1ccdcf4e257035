import { onlineManager } from "@tanstack/react-query";
import { AppError } from "./errors";

const MAX_RETRIES = 3;

/**
 * The default of queries: trying again can only help where nothing was wrong with the question. While the server
 * can't be reached it can't either; its return reads again.
 */
export const retryQuery = (failures: number, error: unknown): boolean =>
  isPassing(error) && failures < MAX_RETRIES && onlineManager.isOnline();

const isPassing = (error: unknown) =>
  error instanceof AppError &&
  (error.code === "unavailable" || error.code === "internal") &&
  !error.details?.isCatchUp;
