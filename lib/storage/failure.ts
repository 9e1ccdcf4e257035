import { AppError } from "@/lib/http/errors";
import { log } from "@/lib/log";

/** What a caller is told when bytes can't be kept or read: to try again, and where it is the operator's turn, why. */
export function storageFailure(error: unknown): never {
  if (error instanceof AppError) throw error;
  const { code, name } = error as { code?: string; name?: string };
  log.error({ code, name }, "file storage failed");
  if (code === "ENOSPC" || code === "EDQUOT") {
    throw new AppError(
      "unavailable",
      "There is no room left for files on this server. Nothing was kept; tell whoever runs it.",
    );
  }
  throw new AppError(
    "unavailable",
    "The file store can’t be reached right now. Nothing was kept; try again.",
  );
}
