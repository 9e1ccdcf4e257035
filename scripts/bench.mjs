import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { bootstrap } from "./setup/bootstrap.mjs";
import { inProject, nodeBinary, reportFailure, root, SetupError, tools } from "./setup/project.mjs";

// `npm run bench`, or `npm run bench -- fanout document --quick`. Everything it needs is its own: a PostgreSQL in
// .cache/bench, ports from BENCH_PORT on, fresh databases. The instance in .data is never touched.
const figures = {
  fanout: {},
  crowd: { build: true },
  resending: { build: true },
  document: {},
  "channel-made": {},
  calls: { browser: true, programs: ["TEST_JANUS"] },
  kills: {},
  webhooks: {},
  "large-document": {},
  documents: { build: true, browser: true },
  "large-channel": { build: true },
  search: { build: true },
  ask: {},
  ai: {},
  board: { build: true, browser: true },
  endpoints: { build: true },
  "first-load": { build: true, browser: true },
  "cold-page": { build: true, browser: true },
  interaction: { build: true, browser: true },
  lighthouse: { build: true, browser: true },
  start: {},
};
const databaseFolder = inProject(".cache/bench/pg");
const options = ["--quick", "--profile"];

function readArguments(args) {
  const unknown = args.find((arg) => !options.includes(arg) && !(arg in figures));
  if (unknown) {
    throw new SetupError(
      `"${unknown}" is none of the figures (${Object.keys(figures).join(", ")}) or options (${options.join(", ")}).`,
    );
  }
  const named = args.filter((arg) => arg in figures);
  const wanted = named.length > 0 ? named : Object.keys(figures);
  return { wanted, needs: (what) => wanted.some((name) => figures[name][what]) };
}

/** A PostgreSQL with the settings of an instance's own, and a fresh database for the product and the baselines each. */
async function prepareDatabases(port, say) {
  const { default: pg } = await import("pg");
  const { ensurePostgres } = await import("./setup/postgres.mjs");
  const postgres = await ensurePostgres({ folder: databaseFolder, port, say });
  const client = new pg.Client({ connectionString: postgres.url("postgres") });
  await client.connect();
  for (const name of ["guildhall", "baseline"]) {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name}`);
  }
  await client.end();
  return postgres;
}

async function instanceServices(port, databaseUrl) {
  process.env.AUTH_SECRET = randomBytes(32).toString("base64url");
  const { processEnvironment } = await import("./launch/settings.mjs");
  const { services } = await import("./launch/services.mjs");
  const settings = {
    host: "127.0.0.1",
    port,
    realtimePort: port + 1,
    address: `http://localhost:${port}`,
    webUrl: `http://127.0.0.1:${port}`,
    realtimeUrl: `http://127.0.0.1:${port + 1}`,
  };
  const env = {
    ...processEnvironment(settings, { databaseUrl, isEmbedded: true, dev: false }),
    FILES_DIR: inProject(".cache/bench/files"),
    RATE_LIMIT_FACTOR: "1000000",
    LOG_LEVEL: process.env.LOG_LEVEL || "warn",
  };
  return { env, services: await services(settings, env, { dev: false }) };
}

async function main() {
  const { wanted, needs } = readArguments(process.argv.slice(2));
  if (!(await bootstrap())) return;
  const { buildApp } = await import("./setup/build.mjs");
  const { findOrInstallBrowser } = await import("./setup/browser.mjs");
  const { generateClient } = await import("./setup/generate.mjs");
  const { migrate } = await import("./setup/migrate.mjs");
  const { testPrograms } = await import("./setup/test-programs.mjs");
  const { step } = await import("./setup/progress.mjs");

  const port = Number(process.env.BENCH_PORT) || 4800;
  await step("Prisma client", generateClient);
  const postgres = await step("Database", (say) => prepareDatabases(port + 10, say));
  try {
    const databaseUrl = postgres.url("guildhall");
    await migrate(databaseUrl);
    const { env, services } = await instanceServices(port, databaseUrl);
    if (needs("build")) await step("Build", (say) => buildApp(env, say));
    const chromium = needs("browser") ? await findOrInstallBrowser() : null;
    Object.assign(env, await testPrograms(...wanted.flatMap((name) => figures[name].programs ?? [])));
    const bench = {
      wanted,
      port,
      services,
      postgres: { folder: databaseFolder, port: postgres.port },
      baselineDatabaseUrl: postgres.url("baseline"),
      chromium,
    };
    const child = spawn(
      nodeBinary(),
      [...tools.typescript, "tests/bench/main.ts", ...process.argv.slice(2)],
      { cwd: root, stdio: "inherit", env: { ...env, BENCH: JSON.stringify(bench) } },
    );
    for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
    const [code] = await once(child, "exit");
    process.exitCode = code ?? 1;
  } finally {
    await postgres.stop();
  }
}

await main().catch(reportFailure);
