import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { ensurePostgres } from "./postgres.mjs";
import { dataFolder } from "./project.mjs";

const port = 54429;
const holderName = "guildhall tests";

/**
 * A PostgreSQL server for tests: the one that TEST_DATABASE_URL gives, or one of our own that all test runs of this
 * folder share; the last to leave stops it. Returns `{ databaseUrl, stop }`, the URL being that of the server's
 * `postgres` database, by a user who may create others.
 */
export async function startTestServices() {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { databaseUrl: given, stop: async () => {} };
  const { postgres, holder } = await join();
  return {
    databaseUrl: postgres.url("postgres"),
    stop: async () => {
      const isLast = await isLastHolder(holder);
      await holder.end().catch(() => {});
      if (isLast) await postgres.stop();
    },
  };
}

/** Each run keeps one connection open for as long as it needs the server, for the others to see. */
async function join() {
  for (let attempt = 1; ; attempt++) {
    const postgres = await ensurePostgres({ folder: path.join(dataFolder, "test-pg"), port, durable: false });
    const holder = new pg.Client({
      connectionString: postgres.url("postgres"),
      application_name: holderName,
    });
    // Tests may kill the server; that is for them to notice.
    holder.on("error", () => {});
    try {
      await holder.connect();
      return { postgres, holder };
    } catch (error) {
      // Another run was just about to stop it.
      if (attempt === 5) throw error;
      await wait(200);
    }
  }
}

async function isLastHolder(holder) {
  try {
    const { rowCount } = await holder.query(
      "SELECT FROM pg_stat_activity WHERE application_name = $1 AND pid <> pg_backend_pid()",
      [holderName],
    );
    return rowCount === 0;
  } catch {
    return true;
  }
}
