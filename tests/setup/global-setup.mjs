import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { PgBoss } from "pg-boss";
import { Jobs } from "../../lib/jobs/jobs.ts";
import { migrate } from "../../scripts/setup/migrate.mjs";
import { inProject } from "../../scripts/setup/project.mjs";
import { startTestServices } from "../../scripts/setup/test-services.mjs";

/** Runs before the tests of a project: makes the template database that each vitest worker clones. */
export default async function setup(project) {
  const services = await startTestServices();
  const server = new URL(services.databaseUrl);
  if (!["localhost", "127.0.0.1", "[::1]"].includes(server.hostname)) {
    throw new Error("TEST_DATABASE_URL isn't on this machine. Tests create and drop databases: refused.");
  }
  const run = `guildhall_test_${randomBytes(4).toString("hex")}`;
  const template = await withClient(server.href, (client) => ensureTemplate(client, server));
  project.provide("database", { serverUrl: server.href, template, run });
  return async () => {
    await withClient(server.href, (client) => dropDatabases(client, run));
    await services.stop();
  };
}

async function withClient(connectionString, work) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** One template per state of the schema, kept from run to run. Runs that start at once wait for the one that makes it. */
async function ensureTemplate(client, server) {
  const name = `guildhall_template_${schemaFingerprint()}`;
  await client.query("SELECT pg_advisory_lock(hashtext($1))", ["guildhall template"]);
  const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
  if (rowCount) return name;
  const draft = `${name}_draft`;
  await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${draft}`);
  const url = new URL(server);
  url.pathname = draft;
  await migrate(url.href);
  await makeQueues(url.href);
  await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
  return name;
}

function schemaFingerprint() {
  const hash = createHash("sha256").update(
    JSON.stringify(Object.entries(Jobs).map(([name, { queue }]) => [name, queue])),
  );
  const folder = inProject("prisma/migrations");
  for (const name of readdirSync(folder, { recursive: true }).sort()) {
    if (name.endsWith(".sql")) hash.update(name).update(readFileSync(path.join(folder, name)));
  }
  return hash
    .update(readFileSync(inProject("node_modules/pg-boss/package.json")))
    .digest("hex")
    .slice(0, 12);
}

/** The worker owns these tables; without a worker, writers still need them to enqueue. */
async function makeQueues(connectionString) {
  const boss = new PgBoss({ connectionString, supervise: false, schedule: false });
  await boss.start();
  for (const [name, { queue }] of Object.entries(Jobs)) await boss.createQueue(name, queue);
  await boss.stop({ graceful: false });
}

async function dropDatabases(client, run) {
  const { rows } = await client.query("SELECT datname FROM pg_database WHERE starts_with(datname, $1)", [
    run,
  ]);
  for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
}
