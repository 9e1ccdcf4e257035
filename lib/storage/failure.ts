import { AppError } from "@/lib/http/errors";
import { log } from "@/lib/log";

/** The error when bytes can't be stored or read: retry, or, where the operator must act, the reason. */
export function storageFailure(error: unknown): never {
  if (error instanceof AppError) throw error;
  const { code, name } = error as { code?: string; name?: string };
  log.error({ code, name }, "file storage failed");
  if (code === "ENOSPC" || code === "EDQUOT") {
    throw new AppError(
      "unavailable",
      "There is no room left for files on this server. Nothing was stored; contact its operator.",
    );
  }
  throw new AppError(
    "unavailable",
    "The file store can’t be reached right now. Nothing was kept; try again.",
  );
}
