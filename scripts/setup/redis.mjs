import { aptInstall } from "./apt.mjs";
import { findProgram } from "./command.mjs";

/** The redis-server to test with, installed where that is possible: `{ path }`, or `{ reason }` why there is none. */
export async function findOrInstallRedis() {
  const found = findProgram("redis-server", "valkey-server");
  if (found) return { path: found };
  const failure = await aptInstall("redis-server");
  const path = findProgram("redis-server");
  return path ? { path } : { reason: `no redis-server on this machine, and ${failure}` };
}
