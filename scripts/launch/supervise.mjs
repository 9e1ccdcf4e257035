import { spawn } from "node:child_process";
import { once } from "node:events";
import { setPriority } from "node:os";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { nodeBinary, root, SetupError } from "../setup/project.mjs";

const firstDelay = 200;
const longestDelay = 10_000;
/** A process that ran this long had started well: the next failure is a new one. */
const settledAfter = 30_000;
const hopelessAfter = 3;
/** Between two looks whether it answers: the later, the longer, since each may leave a line in its log. */
const firstPause = 100;
const longestPause = 1000;
const stopPatience = 8000;
const keptLines = 60;

/** Signals a process and, where it leads a group as those that we supervise do, all it started. */
export function killGroup(pid, signal) {
  if (!process.platform.startsWith("win") && send(-pid, signal)) return;
  send(pid, signal);
}

function send(target, signal) {
  try {
    return process.kill(target, signal);
  } catch (error) {
    const hasEnded = ["ESRCH", "EPERM"];
    if (hasEnded.includes(error.code)) return false;
    throw error;
  }
}

/** @param priority as of `os.setPriority`; undefined leaves it */
function lowerPriority(pid, priority) {
  try {
    if (pid && priority !== undefined) setPriority(pid, priority);
  } catch {
    // It ended at once, or this system has no priorities.
  }
}

/**
 * Keeps a process running: starts it and, whenever it ends, starts it again, at once first and then with growing
 * pauses. `service` is `{ name, args, env, health, priority }` with arguments for Node and the URL that answers 200 when it is
 * ready. `events` has the callbacks `line(name, text)`, `started(name, pid)` and `report(text)`.
 */
export function supervise(service, events) {
  const { name } = service;
  const lastLines = [];
  let child;
  let timer;
  let isStopping = false;
  let failures = 0;
  let hasBeenHealthy = false;

  function start() {
    const startedAt = Date.now();
    // Detached: Ctrl-C in a terminal is for the launcher, which stops the processes in their order.
    child = spawn(nodeBinary(), service.args, {
      cwd: root,
      env: service.env,
      detached: process.platform !== "win32",
      stdio: ["ignore", "pipe", "pipe"],
    });
    lowerPriority(child.pid, service.priority);
    events.started(name, child.pid);
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on("line", (text) => {
        lastLines.push(text);
        if (lastLines.length > keptLines) lastLines.shift();
        events.line(name, text);
      });
    }
    child.once("exit", (code, signal) => {
      killGroup(child.pid, "SIGKILL");
      if (isStopping) return;
      failures = Date.now() - startedAt > settledAfter ? 1 : failures + 1;
      const delay = Math.min(firstDelay * 2 ** (failures - 1), longestDelay);
      timer = setTimeout(start, delay);
      if (hasBeenHealthy) announceRecovery(signal ?? `exit code ${code}`);
    });
  }

  let isRecovering = false;
  async function announceRecovery(cause) {
    events.report(`${name} ended (${cause}); starting it again`);
    if (isRecovering) return;
    isRecovering = true;
    const since = performance.now();
    await healthy(Number.POSITIVE_INFINITY);
    isRecovering = false;
    if (!isStopping)
      events.report(`${name} is back after ${((performance.now() - since) / 1000).toFixed(1)} s`);
  }

  /** Resolves once it answers. Before it ever did, rejects after a few failed starts, with what it printed. */
  async function healthy(patience) {
    const deadline = Date.now() + patience;
    let pause = firstPause;
    while (!(await answersOk(service.health))) {
      if (isStopping) return;
      const reason =
        failures >= hopelessAfter ? "does not start" : Date.now() > deadline && "does not answer";
      if (reason && !hasBeenHealthy) throw new SetupError(`${name} ${reason}:\n${lastLines.join("\n")}`);
      await wait(pause);
      pause = Math.min(pause * 1.2, longestPause);
    }
    hasBeenHealthy = true;
  }

  async function stop() {
    isStopping = true;
    clearTimeout(timer);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill("SIGTERM");
    const patience = setTimeout(() => killGroup(child.pid, "SIGKILL"), stopPatience);
    await exited;
    clearTimeout(patience);
  }

  function kill() {
    isStopping = true;
    clearTimeout(timer);
    if (child) killGroup(child.pid, "SIGKILL");
  }

  start();
  return { name, healthy, stop, kill };
}

async function answersOk(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
