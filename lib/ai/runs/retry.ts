import { setTimeout as sleep } from "node:timers/promises";
import { isDatabaseTemporary } from "@/lib/http/describe-error";
import { LEASE_SECONDS } from "./limits";

export const RETRY_MS = 100;

/** Does `work` again while the database is away, for as long as a lease lasts. Doing it twice must be harmless. */
export async function withRetry<T>(work: () => Promise<T>): Promise<T> {
  const until = Date.now() + LEASE_SECONDS * 1_000;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseTemporary(error) || Date.now() > until) throw error;
      await sleep(RETRY_MS);
    }
  }
}
