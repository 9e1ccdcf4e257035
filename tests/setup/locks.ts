import { expect, vi } from "vitest";
import { db } from "@/lib/db";

/** Resolves when so many statements of the worker's database wait for a lock: others have come to where they must. */
export async function waitingForLocks(count: number): Promise<void> {
  await vi.waitFor(async () => {
    const [row] = await db().$queryRaw<{ count: bigint }[]>`
      SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    expect(Number(row?.count)).toBe(count);
  });
}
