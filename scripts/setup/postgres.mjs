import { randomBytes } from "node:crypto";
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { run } from "./command.mjs";
import { isPortFree, nextFreePort } from "./ports.mjs";
import { databaseAccount, postgresPlaces } from "./postgres-binaries.mjs";
import { postmasterStatus, removeStalePidFile } from "./postmaster.mjs";
import { SetupError } from "./project.mjs";

/**
 * Connections to share out: web, realtime and worker keep a pool each; the rest is for rolling restarts, migrations
 * and a person with a client. Tests have a database and several pools per vitest worker.
 */
const maxConnections = { durable: 100, forTests: 300 };

/** PostgreSQL's 128 MB are for machines of long ago; an eighth of the memory leaves room for everything else. */
const sharedMegabytes = Math.max(128, Math.min(1024, Math.round(os.totalmem() / 2 ** 20 / 8)));

const settings = (durable) => ({
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  shared_buffers: durable ? `${sharedMegabytes}MB` : "128MB",
  max_connections: durable ? maxConnections.durable : maxConnections.forTests,
  // An acknowledged write survives a power cut. Tests kill processes, never the machine, and skip the wait for the disk.
  fsync: durable ? "on" : "off",
  synchronous_commit: "on",
  full_page_writes: durable ? "on" : "off",
  timezone: "UTC",
  // Compiling costs more than it gains on queries of a few milliseconds.
  jit: "off",
});

/** Creates the cluster beside and renames it into place, so that of several at once one wins and none is half done. */
async function initialize({ program, folder, account, data }) {
  const fresh = path.join(folder, `init-${randomBytes(6).toString("hex")}`);
  const passwordFile = `${fresh}.password`;
  writeFileSync(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
  if (account.uid !== undefined) chownSync(passwordFile, account.uid, account.gid);
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const access = ["--username=postgres", `--pwfile=${passwordFile}`, "--auth=scram-sha-256"];
  try {
    await run(program("initdb"), ["-D", fresh, ...access, ...locale, "--no-instructions"], {
      ...account,
      cwd: folder,
    });
    renameSync(passwordFile, path.join(fresh, "password"));
    renameSync(fresh, data);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
    if (!existsSync(path.join(data, "PG_VERSION"))) throw error;
  }
}

function checkVersion(data, majorVersion) {
  const found = readFileSync(path.join(data, "PG_VERSION"), "utf8").trim();
  if (found === majorVersion) return;
  throw new SetupError(
    `The data in ${data} was written by PostgreSQL ${found}; this version of Guildhall brings ${majorVersion}.\n` +
      "Move the data over with pg_dump of the old version, or go back to the Guildhall that wrote it.",
  );
}

/**
 * Makes sure that PostgreSQL runs on `folder` and returns how to reach it. Finds one that already runs, creates the
 * data where there is none, and may be called by several processes at once. `port` is the one to prefer; with
 * `isPortFixed` no other is taken. `durable: false` is for data that may be lost with the machine.
 */
export async function ensurePostgres({ folder, port, isPortFixed = false, durable = true, say = () => {} }) {
  const account = databaseAccount();
  const places = postgresPlaces(folder, account);
  if (account.uid !== undefined) chownSync(places.folder, account.uid, account.gid);
  const cluster = { ...places, account, data: path.join(places.folder, "data") };
  if (!existsSync(path.join(cluster.data, "PG_VERSION"))) {
    say("creating the database");
    await initialize(cluster);
  }
  checkVersion(cluster.data, cluster.majorVersion);
  say("starting PostgreSQL");
  const { isOurs, ...status } = await startAndWait(cluster, { port, isPortFixed, durable });
  const password = readFileSync(path.join(cluster.data, "password"), "utf8").trim();
  const control = (...args) =>
    run(cluster.program("pg_ctl"), ["-D", cluster.data, ...args], { ...account, cwd: "/" });
  return {
    port: status.port,
    majorVersion: cluster.majorVersion,
    /** Whether this call started it. */
    isOurs,
    url: (database) => `postgresql://postgres:${password}@127.0.0.1:${status.port}/${database}`,
    isRunning: () => postmasterStatus(cluster.data) !== null,
    /** Ends it at once; it recovers at its next start. */
    kill: () => {
      const status = postmasterStatus(cluster.data);
      if (status) process.kill(status.pid, "SIGQUIT");
    },
    /** Tells it to stop, for a process that can't wait until it has. */
    requestStop: () => {
      const status = postmasterStatus(cluster.data);
      if (status) process.kill(status.pid, "SIGINT");
    },
    /** Stops it within 15 seconds, closing what is still connected. */
    stop: async () => {
      if (!postmasterStatus(cluster.data)) return;
      await control("-m", "fast", "-t", "10", "stop").catch(() =>
        control("-m", "immediate", "-t", "5", "stop"),
      );
    },
  };
}

async function startAndWait(cluster, { port, isPortFixed, durable }) {
  const patience = 60_000;
  const deadline = Date.now() + patience;
  let isOurs = false;
  let lastError;
  while (Date.now() < deadline) {
    const status = postmasterStatus(cluster.data);
    if (status?.isReady) return { ...status, isOurs };
    if (!status) {
      try {
        await start(cluster, isPortFixed ? port : await nextFreePort(port), durable);
        isOurs = true;
        continue;
      } catch (error) {
        // Another process was quicker, or the backends of a killed postmaster haven't ended yet: look again.
        lastError = error;
        if (isPortFixed && !(await isPortFree(port)))
          lastError = new SetupError(`Port ${port} (PG_PORT) is taken.`);
      }
    }
    await wait(50);
  }
  const log = path.join(cluster.folder, "postgres.log");
  throw new SetupError(`PostgreSQL did not start; see ${log}\n${lastError?.message ?? ""}`);
}

async function start({ program, data, folder, account }, port, durable) {
  removeStalePidFile(data);
  const options = Object.entries({ port, ...settings(durable) }).map(
    ([name, value]) => `-c ${name}='${value}'`,
  );
  const log = path.join(folder, "postgres.log");
  // With its output to ourselves pg_ctl would wait for the server's end; it has a log file instead.
  const args = ["-D", data, "-l", log, "-w", "-t", "60", "-s", "-o", options.join(" "), "start"];
  await run(program("pg_ctl"), args, { ...account, cwd: folder, name: "PostgreSQL" });
}
