import { readFileSync } from "node:fs";
import path from "node:path";
import { ensurePostgres } from "../../scripts/setup/postgres.mjs";
import { type Running, type Service, start } from "./processes";

type Given = {
  wanted: string[];
  port: number;
  services: Service[];
  postgres: { folder: string; port: number };
  baselineDatabaseUrl: string;
  chromium: string | null;
};

const origin = (port: number) => `http://127.0.0.1:${port}`;

/** What scripts/bench.mjs has set up: the product's processes as the launcher starts them, databases, ports. */
export function readInstance(args: readonly string[]) {
  if (!process.env.BENCH) throw new Error("Run this by: npm run bench");
  const given = JSON.parse(process.env.BENCH) as Given;
  const isProfiled = args.includes("--profile");

  function service(name: string): Service {
    const found = given.services.find((candidate) => candidate.name === name);
    if (!found) throw new Error(`The launcher starts no ${name}`);
    const profile = isProfiled ? ["--cpu-prof", "--cpu-prof-dir=.cache/bench/profiles"] : [];
    return { ...found, args: [...profile, ...found.args] };
  }

  /** Its process id. */
  function postmaster(): number {
    const pidFile = path.join(given.postgres.folder, "data/postmaster.pid");
    return Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  }

  return {
    ...given,
    appUrl: `http://localhost:${given.port}`,
    webUrl: origin(given.port),
    realtimeUrl: origin(given.port + 1),
    baselinePorts: { chat: given.port + 2, document: given.port + 3, web: given.port + 4 },
    debugPort: given.port + 5,
    proxyPorts: { web: given.port + 6, realtime: given.port + 7 },
    startPort: given.port + 20,
    service,
    postgres: {
      postmaster,
      /** kill -9 of the postmaster. */
      kill: () => process.kill(postmaster(), "SIGKILL"),
      /** Starts it again on the same port; it recovers what it has acknowledged. */
      restart: async () => void (await ensurePostgres({ ...given.postgres, isPortFixed: true })),
    },
    start: (
      name: "web" | "realtime",
      { env = {}, core }: { env?: Record<string, string>; core?: number | undefined } = {},
    ): Promise<Running> => {
      const found = service(name);
      return start({ ...found, env: { ...found.env, ...env }, core });
    },
    /** A server of tests/bench/baselines, on the same Node, with the same PostgreSQL. */
    startBaseline: (name: "chat" | "document"): Promise<Running> => {
      const port = given.port + (name === "chat" ? 2 : 3);
      return start({
        name: `baseline ${name}`,
        args: ["--import", "tsx", `tests/bench/baselines/${name}.ts`],
        env: { ...process.env, DATABASE_URL: given.baselineDatabaseUrl, PORT: String(port) },
        health: origin(port),
      });
    },
  };
}

export type Instance = ReturnType<typeof readInstance>;
