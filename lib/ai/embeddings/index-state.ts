import { db } from "@/lib/db";
import type { AiIndex } from "@/lib/generated/prisma/client";

/** As long as this an index that was begun elsewhere may be unknown here; the full index begins later than that. */
export const UNKNOWN_MS = 5_000;
let known = { isThere: false, at: Number.NEGATIVE_INFINITY };

export const currentIndex = (): Promise<AiIndex | null> => db().aiIndex.findFirst();

/** Whether there is an index, as of some seconds ago: what each message asks. */
export async function hasIndex(): Promise<boolean> {
  if (performance.now() - known.at > UNKNOWN_MS)
    known = { isThere: (await db().aiIndex.count()) > 0, at: performance.now() };
  return known.isThere;
}

/** Where it was changed by this process, it knows at once. */
export const forgetIndex = (): void => {
  known = { isThere: false, at: Number.NEGATIVE_INFINITY };
};
