import { randomBytes } from "node:crypto";
import { type Running, start } from "../../bench/processes";
import { startGitHubServer } from "../../setup/github-server";
import { cloneTemplate, startOwnServer, type TestDatabase } from "./database";
import { type Mailbox, startMailbox } from "./mailbox";
import { freePort } from "./ports";

/**
 * `server` has mail and GitHub, as a team's would; `local` has neither but a demo and an outbox, as after a first
 * `npm start`; `fragile` has a PostgreSQL of its own that tests may kill.
 */
export type InstanceKind = "server" | "local" | "fragile";

export type ProcessName = "web" | "realtime";

export type Instance = {
  url: string;
  realtimeUrl: string;
  mailbox: Mailbox;
  github: Awaited<ReturnType<typeof startGitHubServer>>;
  database: TestDatabase;
  /** kill -9; resolves when it is gone. */
  kill: (name: ProcessName) => Promise<void>;
  /** Starts what was killed; resolves when it answers. */
  restart: (name: ProcessName) => Promise<void>;
  stop: () => Promise<void>;
};

/** A production instance: the built web app, the realtime node with the worker, and what they talk to. */
export async function startInstance(kind: InstanceKind, workerIndex: number): Promise<Instance> {
  const [database, mailbox, github, port, realtimePort] = await Promise.all([
    kind === "fragile" ? startOwnServer() : cloneTemplate(workerIndex),
    startMailbox(),
    startGitHubServer(),
    freePort(),
    freePort(),
  ]);
  const url = `http://localhost:${port}`;
  const realtimeUrl = `http://127.0.0.1:${realtimePort}`;
  const secret = randomBytes(32).toString("base64url");
  const settings = {
    DATABASE_URL: database.url,
    AUTH_SECRET: secret,
    NEXTAUTH_SECRET: secret,
    APP_URL: url,
    NEXTAUTH_URL: url,
    HOST: "127.0.0.1",
    PORT: String(port),
    REALTIME_PORT: String(realtimePort),
    REALTIME_INTERNAL_URL: realtimeUrl,
    EMBEDDED_DATABASE: kind === "local" ? "1" : "0",
    // All browsers come from one address.
    RATE_LIMIT_FACTOR: "1000",
    LOG_LEVEL: process.env.LOG_LEVEL ?? "fatal",
    ...(kind === "server" && {
      SMTP_URL: mailbox.url,
      GITHUB_ID: "e2e",
      GITHUB_SECRET: "e2e",
      GITHUB_URL: github.url,
    }),
  };
  // The factories of this process write to the same database.
  Object.assign(process.env, settings);

  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  const services = {
    web: { name: "web", args: ["scripts/web.mjs"], env, health: `${url}/api/ready` },
    realtime: {
      name: "realtime",
      args: ["--import", "tsx", "realtime/server.ts"],
      env,
      health: `${realtimeUrl}/health`,
    },
  };
  const running: Partial<Record<ProcessName, Running>> = {};
  const restart = async (name: ProcessName) => {
    running[name] = await start(services[name]);
  };
  await Promise.all([restart("realtime"), restart("web")]);

  return {
    url,
    realtimeUrl,
    mailbox,
    github,
    database,
    kill: async (name) => running[name]?.kill(),
    restart,
    stop: async () => {
      await Promise.all([running.web?.kill(), running.realtime?.kill()]);
      await Promise.all([mailbox.stop(), github.stop(), database.stop()]);
    },
  };
}
