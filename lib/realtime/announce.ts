import type pg from "pg";
import { lane } from "@/lib/db";
import { boundConfig } from "@/lib/sql/bound-clients";

const LOCK_NOT_AVAILABLE = "55P03";

let listening: pg.Client | null = null;
let isBusy = false;

/** Says which connection of this process LISTENs; null while none does. */
export function setListening(client: pg.Client | null): void {
  listening = client;
}

/** Whether a statement is under way on the connection that listens; it takes one at a time. */
export const isAnnouncing = () => isBusy;

/**
 * Runs a short statement that announces what it writes. In a realtime node it takes the connection that listens, since
 * PostgreSQL hands a connection its own notification together with the commit: everyone hears of it without another
 * backend being woken on the way. What others announce keeps its place, which is that of its commit.
 */
export async function announce<R extends pg.QueryResultRow>(
  statement: pg.QueryConfig,
): Promise<pg.QueryResult<R>> {
  const client = listening;
  if (!client || isBusy) return lane().query<R>(statement);
  isBusy = true;
  try {
    return await client.query<R>(boundConfig(statement));
  } catch (error) {
    // Somebody holds the row. All events of this node wait behind that connection, so it doesn't wait for long.
    if ((error as { code?: string }).code === LOCK_NOT_AVAILABLE) return lane().query<R>(statement);
    throw error;
  } finally {
    isBusy = false;
  }
}
