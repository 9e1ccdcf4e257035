import { readFileSync, rmSync } from "node:fs";
import path from "node:path";

// A postmaster that was killed may stay a zombie where nothing reaps it (containers without an init), and its pid may
// have gone to another program: kill(pid, 0) tells neither, /proc does.
function isPostgres(pid) {
  try {
    if (process.platform === "linux")
      return /\(postgres\) [^ZX]/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}

const pidFile = (dataFolder) => path.join(dataFolder, "postmaster.pid");

/** What the postmaster that runs on this data folder says of itself, or null where none runs. */
export function postmasterStatus(dataFolder) {
  try {
    const lines = readFileSync(pidFile(dataFolder), "utf8").split("\n");
    const pid = Number(lines[0]);
    if (!isPostgres(pid)) return null;
    return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === "ready" };
  } catch {
    return null;
  }
}

/** Removes the pid file of a dead postmaster: PostgreSQL won't start while its pid is a zombie or someone else's. */
export function removeStalePidFile(dataFolder) {
  try {
    const pid = readFileSync(pidFile(dataFolder), "utf8").split("\n")[0];
    if (!isPostgres(Number(pid))) rmSync(pidFile(dataFolder), { force: true });
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
}
