import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Figure, measure } from "../figure";
import type { Instance } from "../instance";

const folder = path.resolve(".cache/bench/clone");

/** That of a person who has just cloned it: nothing of ours or of `npm run`. The ports keep out of others' way. */
function environment(port: number): NodeJS.ProcessEnv {
  const { PATH = "", HOME } = process.env;
  const folders = PATH.split(path.delimiter).filter((entry) => !entry.includes("node_modules"));
  const ports = { PORT: String(port), REALTIME_PORT: String(port + 1), PG_PORT: String(port + 2) };
  const env: Partial<NodeJS.ProcessEnv> = { PATH: folders.join(path.delimiter), HOME, ...ports };
  return env as NodeJS.ProcessEnv;
}

/** Runs `npm start` in the clone until its sign-in page answers; returns the seconds that took. */
async function startOnce({ startPort }: Instance, log: (text: string) => void): Promise<number> {
  const since = performance.now();
  const child = spawn("npm", ["start"], {
    cwd: folder,
    env: environment(startPort),
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, to end all of it as Ctrl-C does.
    detached: true,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  const ended = once(child, "close");
  try {
    while (!output.includes("is ready")) {
      if (child.exitCode !== null) throw new Error(`npm start failed:\n${output}`);
      await wait(20);
    }
    const response = await fetch(`http://localhost:${startPort}/sign-in`);
    if (!response.ok) throw new Error(`The sign-in page answered ${response.status}`);
    await response.text();
    const seconds = (performance.now() - since) / 1000;
    log(`${seconds.toFixed(1)} s\n${output.replace(/^/gm, "      ").trimEnd()}`);
    return seconds;
  } finally {
    if (child.pid) process.kill(-child.pid, "SIGINT");
    await ended;
  }
}

export const start: Figure = {
  name: "start",
  title: "Starting",
  method:
    "A fresh clone of the commit, npm's cache filled, until the sign-in page answers: installing, creating the database, building, demo content and all. Then again with nothing changed.",
  async run({ instance, isQuick, log }) {
    rmSync(folder, { recursive: true, force: true });
    execFileSync("git", ["clone", "--quiet", process.cwd(), folder]);
    const fresh = await startOnce(instance, log);
    const warm: number[] = [];
    for (let n = 0; n < (isQuick ? 1 : 3); n += 1) warm.push(await startOnce(instance, log));
    rmSync(folder, { recursive: true, force: true });
    return [
      measure({ what: "Fresh clone to a usable page", unit: "s", values: [fresh], atMost: 180 }),
      measure({ what: "npm start with nothing changed", unit: "s", values: warm, atMost: 10 }),
    ];
  },
};
