import type pg from "pg";
import { pool } from "@/lib/db";
import { log } from "@/lib/log";

/** A process that renders pages notices a restored database after as long. */
const KEEP_MS = 60_000;
/** Where the database doesn't let us ask. */
const UNKNOWN = "00000000";

/**
 * Names the history that transaction ids belong to. Another database, and one that was restored to an earlier state,
 * has another: positions of the one mean nothing in the other.
 */
export async function readEpoch(client: Pick<pg.Client, "query">): Promise<string> {
  try {
    const { rows } = await client.query<{ epoch: string }>(
      `SELECT left(md5(concat_ws('/', system_identifier, timeline_id, current_database())), 8) AS epoch
       FROM pg_control_system(), pg_control_checkpoint()`,
    );
    return rows[0]?.epoch ?? UNKNOWN;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== "42501") throw error;
    log.warn("the database doesn't tell its identity: a restored one is not noticed");
    return UNKNOWN;
  }
}

let known: { epoch: Promise<string>; until: number } | undefined;

/** As `readEpoch`, for what renders pages. */
export function currentEpoch(): Promise<string> {
  if (known && known.until > Date.now()) return known.epoch;
  const epoch = readEpoch(pool());
  known = { epoch, until: Date.now() + KEEP_MS };
  epoch.catch(() => {
    known = undefined;
  });
  return epoch;
}
