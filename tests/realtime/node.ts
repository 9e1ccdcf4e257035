import { type ChildProcess, spawn } from "node:child_process";
import { inject, onTestFinished, vi } from "vitest";
import { freePort } from "../free-port";

declare module "vitest" {
  interface ProvidedContext {
    /** The bundle of `realtime/server.ts`. */
    realtimeProcess: string;
  }
}

/** A realtime process of its own, on the worker's database unless `env` says otherwise. */
export type RealtimeNode = {
  url: string;
  /** What it has logged, one object a line. */
  logs: () => Record<string, unknown>[];
  kill: (signal?: "SIGKILL" | "SIGTERM") => Promise<number | null>;
  isRunning: () => boolean;
};

/**
 * Starts a realtime process and waits until it is healthy.
 * @param port to start one again where another was
 */
export async function startNode(env: Record<string, string> = {}, port?: number): Promise<RealtimeNode> {
  const listensOn = port ?? (await freePort());
  const child = spawn(process.execPath, [inject("realtimeProcess")], {
    env: {
      ...process.env,
      LOG_LEVEL: "info",
      WORKER: "separate",
      RATE_LIMIT_FACTOR: "1000",
      ...env,
      HOST: "127.0.0.1",
      REALTIME_PORT: String(listensOn),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (output += data));
  const node: RealtimeNode = {
    url: `http://127.0.0.1:${listensOn}`,
    logs: () => output.split("\n").flatMap((line) => (line.startsWith("{") ? [JSON.parse(line)] : [])),
    kill: (signal = "SIGKILL") => end(child, signal),
    isRunning: () => child.exitCode === null && child.signalCode === null,
  };
  await vi.waitFor(
    async () => {
      if (!node.isRunning()) return;
      if (!(await fetch(`${node.url}/health`)).ok) throw new Error("not healthy yet");
    },
    { timeout: 60_000, interval: 50 },
  );
  if (!node.isRunning()) throw new Error(`The realtime node ended:\n${output}`);
  return node;
}

/** As `startNode`, ended with the test. */
export async function startNodeForTest(env: Record<string, string> = {}, port?: number) {
  const node = await startNode(env, port);
  onTestFinished(() => void node.kill());
  return node;
}

const end = (child: ChildProcess, signal: NodeJS.Signals) =>
  new Promise<number | null>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode);
    child.once("exit", resolve);
    child.kill(signal);
  });
