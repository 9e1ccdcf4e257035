import { migrate } from "../../scripts/setup/migrate.mjs";
import { ensurePostgres } from "../../scripts/setup/postgres.mjs";

/** A PostgreSQL server apart from the other tests', with our tables, on `port`; again after it was killed. */
export async function startOwnPostgres(folder, port) {
  const { url, stop } = await ensurePostgres({ folder, port, isPortFixed: true, durable: false });
  const databaseUrl = url("postgres");
  await migrate(databaseUrl);
  return { databaseUrl, stop };
}
