import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { inProject, SetupError } from "./project.mjs";

// Prisma's own lock number and table, so that `prisma migrate` and this agree about what has been applied.
const prismaLock = 72707369;
const prismaTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

function listMigrations() {
  const folder = inProject("prisma/migrations");
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => existsSync(path.join(folder, name, "migration.sql")));
  return names
    .sort()
    .map((name) => ({ name, sql: readFileSync(path.join(folder, name, "migration.sql"), "utf8") }));
}

/**
 * Applies the migrations that the database doesn't have, like `prisma migrate deploy` but without its command line
 * (0.1 s instead of 2) and each in one transaction: a migration that fails or is killed leaves nothing behind.
 * Safe to run from several processes at once. Returns the names of those applied.
 */
export async function migrate(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [prismaLock]);
    await client.query(prismaTable);
    const { rows } = await client.query(
      "SELECT migration_name, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL",
    );
    const unfinished = rows.find((row) => !row.finished_at);
    if (unfinished)
      throw new SetupError(`Migration ${unfinished.migration_name} failed earlier; resolve it with Prisma.`);
    const applied = new Set(rows.map((row) => row.migration_name));
    const pending = listMigrations().filter(({ name }) => !applied.has(name));
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

async function apply(client, { name, sql }) {
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), createHash("sha256").update(sql).digest("hex"), name],
    );
    await client.query("COMMIT");
  } catch (error) {
    throw new SetupError(`Migration ${name} failed: ${error.message}`);
  }
}
