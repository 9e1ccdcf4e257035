import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * Tells a process from a later one that got the same pid: its pid with the time it started. Null when it doesn't run
 * (a zombie doesn't).
 */
export function identify(pid) {
  const startedAt = process.platform === "linux" ? startFromProc(pid) : startFromPs(pid);
  return startedAt && { pid, startedAt };
}

export const isSameProcess = (known) => Boolean(known) && identify(known.pid)?.startedAt === known.startedAt;

function startFromProc(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ");
    const [state, ticksSinceBoot] = [fields[0], fields[19]];
    if (state === "Z" || state === "X") return null;
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${ticksSinceBoot}`;
  } catch {
    return null;
  }
}

function startFromPs(pid) {
  try {
    if (process.platform === "win32") return process.kill(pid, 0) ? "running" : null;
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || null;
  } catch {
    return null;
  }
}
