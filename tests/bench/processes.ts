import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setPriority } from "node:os";
import { setTimeout as wait } from "node:timers/promises";

export type Service = {
  name: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  health: string;
  cwd?: string;
  /** As of `os.setPriority`. */
  priority?: number;
  /** The only core it runs on. */
  core?: number | undefined;
};

export type Running = {
  child: ChildProcess;
  /** Ends it as the launcher would. */
  stop: () => Promise<void>;
  /** kill -9; resolves when it is gone. */
  kill: () => Promise<void>;
};

const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** Starts a process on this Node and waits until it answers. What it prints goes to stderr. */
export async function start(service: Service): Promise<Running> {
  const command = [process.execPath, ...service.args];
  if (service.core !== undefined) command.unshift("taskset", "-c", String(service.core));
  const child = spawn(command[0]!, command.slice(1), {
    cwd: service.cwd ?? process.cwd(),
    env: service.env,
    stdio: ["ignore", process.stderr, process.stderr],
  });
  if (service.priority !== undefined) setPriority(child.pid!, service.priority);
  running.add(child);
  const exited = once(child, "exit").then(() => running.delete(child));
  await answers(service, child);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await exited;
  };
  return { child, stop: () => end("SIGTERM"), kill: () => end("SIGKILL") };
}

async function answers({ name, health }: Service, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 180_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`${name} ended with exit code ${child.exitCode}`);
    const response = await fetch(health, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    await response?.body?.cancel();
    if (response?.ok) return;
    await wait(10);
  }
  throw new Error(`${name} did not answer at ${health}`);
}
