import { readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { migrate } from "../../../scripts/setup/migrate.mjs";
import { ensurePostgres } from "../../../scripts/setup/postgres.mjs";
import { freePort } from "../../free-port";

export type TestDatabase = {
  url: string;
  /** Only where the instance has a PostgreSQL of its own. */
  server?: {
    /** kill -9 of the postmaster. */
    kill: () => void;
    /** Starts it again on the same port. */
    restart: () => Promise<void>;
  };
  stop: () => Promise<void>;
};

type Given = { serverUrl: string; template: string; run: string };

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** A database on the server that all tests share, dropped after the run. */
export async function cloneTemplate(owner: string): Promise<TestDatabase> {
  const given = process.env.E2E_DATABASE;
  if (!given) throw new Error("Run this by: npm test -- e2e");
  const { serverUrl, template, run } = JSON.parse(given) as Given;
  const name = `${run}_e2e_${owner}`;
  // Of a worker that Playwright replaced after a failure.
  await query(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await query(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(serverUrl);
  url.pathname = name;
  return { url: url.href, stop: async () => {} };
}

/** A PostgreSQL to kill, with what it acknowledges on the disk of a real instance's settings. */
export async function startOwnServer(owner: string): Promise<TestDatabase> {
  const folder = path.resolve(".cache/e2e-pg", owner);
  const options = { folder, port: await freePort() };
  const postgres = await ensurePostgres(options);
  await query(postgres.url("postgres"), "DROP DATABASE IF EXISTS e2e WITH (FORCE)");
  await query(postgres.url("postgres"), "CREATE DATABASE e2e");
  await migrate(postgres.url("e2e"));
  const postmaster = () =>
    Number(readFileSync(path.join(folder, "data/postmaster.pid"), "utf8").split("\n")[0]);
  return {
    url: postgres.url("e2e"),
    server: {
      kill: () => void process.kill(postmaster(), "SIGKILL"),
      restart: async () =>
        void (await ensurePostgres({ ...options, port: postgres.port, isPortFixed: true })),
    },
    stop: postgres.stop,
  };
}
