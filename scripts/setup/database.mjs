import path from "node:path";
import pg from "pg";
import { ensurePostgres } from "./postgres.mjs";
import { dataFolder } from "./project.mjs";

const databaseName = "guildhall";
const defaultPort = 54329;

async function withClient(connectionString, work) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function createDatabase(serverUrl, name) {
  await withClient(serverUrl, async (client) => {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (rowCount > 0) return;
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`).catch((error) => {
      const madeByAnother = ["42P04", "23505"];
      if (!madeByAnother.includes(error.code)) throw error;
    });
  });
}

/** The instance's own PostgreSQL with its database made; `databaseUrl` is where it is. */
export async function ensureInstanceDatabase(say) {
  const port = Number(process.env.PG_PORT) || defaultPort;
  const options = { folder: path.join(dataFolder, "pg"), port, isPortFixed: Boolean(process.env.PG_PORT) };
  const postgres = await ensurePostgres({ ...options, say });
  await createDatabase(postgres.url("postgres"), databaseName);
  return { ...postgres, databaseUrl: postgres.url(databaseName) };
}

/** Starts the same PostgreSQL again after it died, on the port that the other processes know. */
export const reviveInstanceDatabase = (port) =>
  ensurePostgres({ folder: path.join(dataFolder, "pg"), port, isPortFixed: true });

/** Whether there are accounts, but none that can sign in as an admin: the demo's people have no password. */
export const lacksAdmin = (databaseUrl) =>
  withClient(databaseUrl, async (client) => {
    const { rows } = await client.query(`
      SELECT EXISTS (SELECT FROM users WHERE deleted_at IS NULL) AND NOT EXISTS (
        SELECT FROM users u WHERE instance_role = 'ADMIN' AND deleted_at IS NULL
          AND (password_hash IS NOT NULL OR EXISTS (SELECT FROM accounts a WHERE a.user_id = u.id))) AS lacks`);
    return rows[0].lacks;
  });

/** Whether nobody has an account: none yet, or none any more. */
export const hasNoUsers = (databaseUrl) =>
  withClient(databaseUrl, async (client) => {
    const { rows } = await client.query(
      "SELECT NOT EXISTS (SELECT FROM users WHERE deleted_at IS NULL) AS empty",
    );
    return rows[0].empty;
  });
