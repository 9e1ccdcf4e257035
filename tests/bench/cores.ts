import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import os from "node:os";

/** Where a figure is about one core: all processes of the server on the first, what imitates people on the last. */
export type Cores = { server: number; clients: number };

/** Null where there is only one core, or nothing that pins processes to one (`taskset`, of util-linux). */
export function findCores(): Cores | null {
  const cores = os.availableParallelism();
  if (cores < 2) return null;
  try {
    execFileSync("taskset", ["--version"], { stdio: "ignore" });
    return { server: 0, clients: cores - 1 };
  } catch {
    return null;
  }
}

/** With all its threads. What it starts from now on stays there as well. */
export const pinProcess = (pid: number, core: number) =>
  execFileSync("taskset", ["-a", "-c", "-p", String(core), String(pid)], { stdio: "ignore" });

/** A process and those that it has started. */
function familyOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
  return [pid, ...(children ? children.split(" ").map(Number) : [])];
}

export function pinFamily(pid: number, core: number): void {
  for (const one of familyOf(pid)) pinProcess(one, core);
}

const TICKS_PER_SECOND = 100;

/** The seconds of a core that a process and those it has started have taken until now. */
export function cpuSeconds(pid: number): number {
  const ticks = familyOf(pid).flatMap((one) => {
    const stat = readFileSync(`/proc/${one}/stat`, "utf8");
    // After the name, which may hold anything, in brackets.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return [Number(fields[11]), Number(fields[12])];
  });
  return ticks.reduce((sum, one) => sum + one, 0) / TICKS_PER_SECOND;
}

/** Lets a process run everywhere again. */
export const unpinFamily = (pid: number) => {
  const all = `0-${os.cpus().length - 1}`;
  execFileSync("taskset", ["-a", "-c", "-p", all, String(pid)], { stdio: "ignore" });
};
