import { existsSync } from "node:fs";
import { buildApp } from "../setup/build.mjs";
import { run } from "../setup/command.mjs";
import { ensureInstanceDatabase, hasNoUsers, lacksAdmin } from "../setup/database.mjs";
import { generateClient } from "../setup/generate.mjs";
import { migrate } from "../setup/migrate.mjs";
import { bold, cyan, dim, step, yellow } from "../setup/progress.mjs";
import { inProject, nodeBinary, tools } from "../setup/project.mjs";
import { guardPostgres } from "./guard-postgres.mjs";
import { noteRun, releaseProject } from "./run-file.mjs";
import { services } from "./services.mjs";
import { loadEnvFile, processEnvironment, readSettings } from "./settings.mjs";
import { onStopSignal } from "./stop-signal.mjs";
import { supervise } from "./supervise.mjs";

const patience = { start: 60_000, dev: 180_000 };

/**
 * Brings an instance up and keeps it up until a signal ends it. The project must have been claimed. What fails on the
 * way is thrown, with everything stopped again.
 */
export async function launch({ dev }) {
  const since = performance.now();
  const running = { processes: [], database: null };
  const isStopping = onStopSignal({ stop: () => shutDown(running), force: () => forceDown(running) });
  try {
    await bringUp(running, dev, isStopping);
    if (!isStopping()) announce(running, since, dev);
  } catch (error) {
    // While a signal stops us, what it interrupts may fail: no news.
    if (isStopping()) return;
    await shutDown(running);
    throw error;
  }
}

async function bringUp(running, dev, isStopping) {
  loadEnvFile();
  const settings = await readSettings();
  running.settings = settings;

  const isEmbedded = !process.env.DATABASE_URL;
  const databaseUrl = isEmbedded ? await startDatabase(running) : process.env.DATABASE_URL;
  const env = processEnvironment(settings, { databaseUrl, isEmbedded, dev });
  await step("Prisma client", generateClient);
  await step("Migrations", async () => {
    const applied = await migrate(databaseUrl);
    return { detail: applied.length > 0 ? `applied ${applied.join(", ")}` : "up to date" };
  });
  if (isStopping()) return;
  if (!dev) await step("Build", (say) => buildApp(env, say, (pid) => noteRun({ children: { build: pid } })));
  // Demo content is for looking around: only where its sign-in is offered.
  if (isEmbedded && settings.isLocal && (await hasNoUsers(databaseUrl))) await seed(env);
  running.lacksAdmin = !settings.isLocal && !process.env.GUILDHALL_ADMINS && (await lacksAdmin(databaseUrl));
  if (isStopping()) return;
  await step("Processes", async (say) =>
    startProcesses(running, await services(settings, env, { dev }), dev, say),
  );
}

async function startDatabase(running) {
  const database = await step("Database", async (say) => {
    const starting = ensureInstanceDatabase(say);
    running.database = { stop: async () => (await starting).stop() };
    const postgres = await starting;
    return { ...postgres, detail: `PostgreSQL ${postgres.majorVersion} on port ${postgres.port}` };
  });
  running.database = guardPostgres(database, report);
  return database.databaseUrl;
}

async function seed(env) {
  if (!existsSync(inProject("prisma/seed.ts"))) return;
  await step("Demo content", async () => {
    await run(nodeBinary(), [...tools.typescript, "prisma/seed.ts"], { env, name: "seed" });
    return { detail: "added" };
  });
}

async function startProcesses(running, list, dev, say) {
  const events = {
    report,
    line: (name, text) => running.isAnnounced && console.log(`${dim(`${name.padEnd(8)} │`)} ${text}`),
    started: (name, pid) => noteRun({ children: { [name]: pid } }),
  };
  running.processes = list.map((service) => supervise(service, events));
  const waiting = new Set(list.map(({ name }) => name));
  const showWaiting = () => say(`waiting for ${[...waiting].join(", ")}`);
  showWaiting();
  await Promise.all(
    running.processes.map(async (process) => {
      await process.healthy(dev ? patience.dev : patience.start);
      waiting.delete(process.name);
      showWaiting();
    }),
  );
  return { detail: list.map(({ name }) => name).join(", ") };
}

function report(text) {
  console.log(`${yellow("●")} ${dim(new Date().toLocaleTimeString())} ${text}`);
}

function announce(running, since, dev) {
  const { address, isLoopback } = running.settings;
  noteRun({ address });
  running.isAnnounced = true;
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  console.log(
    `\n  ${bold("Guildhall is ready")} ${dim(`in ${seconds} s${dev ? ", reloading on changes" : ""}`)}`,
  );
  console.log(`  ${cyan(address)}`);
  if (!isLoopback && !process.env.APP_URL)
    console.log(`  ${dim("Set APP_URL to the address that others open.")}`);
  if (running.lacksAdmin) {
    console.log(
      `  ${yellow("Nobody can administer this instance: its admin is of the demo, and has no password.")}`,
    );
    console.log(
      `  ${yellow("Set GUILDHALL_ADMINS to your e-mail address, start again, and register with it.")}`,
    );
  }
  console.log(`  ${dim("Press Ctrl-C to stop.")}\n`);
}

/** Stops web, realtime and worker, and then the database they write to. */
async function shutDown(running) {
  await Promise.all(running.processes.map((process) => process.stop()));
  await running.database?.stop().catch(report);
  releaseProject();
}

function forceDown(running) {
  for (const process of running.processes) process.kill();
  running.database?.kill?.();
  releaseProject();
}
