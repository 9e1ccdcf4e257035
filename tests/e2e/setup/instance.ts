import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { bundleProcess } from "../../../scripts/setup/bundle.mjs";
import { type Running, start } from "../../bench/processes";
import { freePort } from "../../free-port";
import { type GitHubPerson, startGitHubServer } from "../../setup/github-server";
import { startS3 } from "../../setup/s3-server";
import { cloneTemplate, startOwnServer, type TestDatabase } from "./database";
import { type Mailbox, startMailbox } from "./mailbox";

/**
 * `server` has mail, GitHub and the demo model, as a team's would; `local` has neither but a demo and local mail, as after a first
 * `npm start`; `fragile` has a PostgreSQL of its own that tests may kill; `s3` keeps files in a store on the network.
 */
export type InstanceKind = "server" | "local" | "fragile" | "s3";

export type ProcessName = "web" | "realtime";

/** What every test may use, also of the instance that all workers share. */
export type SharedInstance = {
  url: string;
  realtimeUrl: string;
  /** The variables it runs with. */
  settings: Record<string, string>;
  mailbox: Mailbox;
  github: { become: (person: GitHubPerson) => unknown };
  /** Where uploads arrive, and stay where there is no S3. */
  filesFolder: string;
};

/** One that a worker has to itself: its tests may stop parts of it. */
export type Instance = SharedInstance & {
  mailbox: Awaited<ReturnType<typeof startMailbox>>;
  s3: Awaited<ReturnType<typeof startS3>> | null;
  database: TestDatabase;
  /** kill -9; resolves when it is gone. */
  kill: (name: ProcessName) => Promise<void>;
  /** Starts what was killed; resolves when it answers. */
  restart: (name: ProcessName) => Promise<void>;
  stop: () => Promise<void>;
};

/**
 * A production instance: the built web app, the realtime node with the worker, and what they talk to.
 * @param name tells its database from that of others that run
 */
export async function startInstance(kind: InstanceKind, name: string): Promise<Instance> {
  const [database, mailbox, github, s3, filesFolder, port, realtimePort] = await Promise.all([
    kind === "fragile" ? startOwnServer(name) : cloneTemplate(name),
    startMailbox(),
    startGitHubServer(),
    kind === "s3" ? startS3() : null,
    mkdtemp(path.join(tmpdir(), "guildhall-files-")),
    freePort(),
    freePort(),
  ]);
  const url = `http://localhost:${port}`;
  const realtimeUrl = `http://127.0.0.1:${realtimePort}`;
  const secret = randomBytes(32).toString("base64url");
  const settings: Record<string, string> = {
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
    PASSWORD_MEMORY_KIB: "1024",
    FILES_DIR: filesFolder,
    LOG_LEVEL: process.env.LOG_LEVEL ?? "fatal",
    ...(kind === "server" && {
      SMTP_URL: mailbox.url,
      GITHUB_ID: "e2e",
      GITHUB_SECRET: "e2e",
      GITHUB_URL: github.url,
      AI_DEMO: "1",
    }),
    ...(s3 && { ...s3.settings, S3_FORCE_PATH_STYLE: "1" }),
  };
  const env = { ...process.env, ...settings, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  const services = {
    web: { name: "web", args: ["scripts/web.mjs"], env, health: `${url}/api/ready` },
    realtime: {
      name: "realtime",
      args: [await bundleProcess("realtime/server.ts")],
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
    settings,
    mailbox,
    github,
    filesFolder,
    s3,
    database,
    kill: async (name) => running[name]?.kill(),
    restart,
    stop: async () => {
      await Promise.all([running.web?.kill(), running.realtime?.kill()]);
      await Promise.all([mailbox.stop(), github.stop(), s3?.stop(), database.stop()]);
      await rm(filesFolder, { recursive: true, force: true });
    },
  };
}
