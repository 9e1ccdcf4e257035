import pg from "pg";
import { afterAll, inject } from "vitest";
import { start } from "@/lib/composition/start";
import { closeDatabase } from "@/lib/db";
import { deliveriesSettled } from "@/lib/events/delivery-queue";
import { closeQueue } from "@/lib/jobs/queue";

declare module "vitest" {
  interface ProvidedContext {
    database: { serverUrl: string; template: string; run: string };
  }
}

// Each vitest worker has a database of its own, cloned from the template by the first file that runs there.
const { serverUrl, template, run } = inject("database");
const name = `${run}_${process.env.VITEST_POOL_ID}`;
const url = new URL(serverUrl);
url.pathname = name;
process.env.DATABASE_URL = url.href;

const client = new pg.Client({ connectionString: serverUrl });
await client.connect();
try {
  const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
  if (!rowCount) await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
} finally {
  await client.end();
}

start();

afterAll(async () => {
  await deliveriesSettled();
  await closeQueue();
  await closeDatabase();
});
