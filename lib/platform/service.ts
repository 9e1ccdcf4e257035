import { pool } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/http/errors";
import { isWorkerAlive } from "@/lib/jobs/heartbeat";

/** Nobody needs to know sooner, and asking often must not become a load. */
const KEEP_MS = 500;
const PATIENCE_MS = 2_000;

const PARTS = {
  database: async () => {
    await pool().query("SELECT 1");
  },
  realtime: async () => {
    const { REALTIME_INTERNAL_URL, REALTIME_PORT } = env();
    const url = REALTIME_INTERNAL_URL ?? `http://127.0.0.1:${REALTIME_PORT}`;
    const { ok } = await fetch(`${url}/health`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!ok) throw new Error("not healthy");
  },
  jobs: async () => {
    if (!(await isWorkerAlive())) throw new Error("no worker");
  },
};

let last: { at: number; missing: Promise<string[]> } | undefined;

/** @throws AppError unavailable, with the parts that aren't there in `details.missing` */
export async function assertReady(): Promise<void> {
  if (!last || Date.now() - last.at > KEEP_MS) last = { at: Date.now(), missing: findMissing() };
  const missing = await last.missing;
  if (missing.length > 0) throw new AppError("unavailable", `Not ready: ${missing.join(", ")}.`, { missing });
}

async function findMissing(): Promise<string[]> {
  const checks = Object.entries(PARTS).map(async ([name, check]) => {
    const isThere = await Promise.race([check().then(() => true), afterPatience()]).catch(() => false);
    return isThere ? [] : [name];
  });
  return (await Promise.all(checks)).flat();
}

const afterPatience = () =>
  new Promise<false>((resolve) => void setTimeout(() => resolve(false), PATIENCE_MS).unref());
