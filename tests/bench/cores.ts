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
export function pinFamily(pid: number, core: number): void {
  pinProcess(pid, core);
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
  for (const child of children ? children.split(" ") : []) pinProcess(Number(child), core);
}

/** Lets a process run everywhere again. */
export const unpinFamily = (pid: number) => {
  const all = `0-${os.cpus().length - 1}`;
  execFileSync("taskset", ["-a", "-c", "-p", all, String(pid)], { stdio: "ignore" });
};
