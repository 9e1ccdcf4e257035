import { setTimeout as wait } from "node:timers/promises";
import { reviveInstanceDatabase } from "../setup/database.mjs";

const interval = 250;

/**
 * Starts PostgreSQL again whenever it has died (it isn't our child, so no event reports its end). Returns `stop`
 * and `kill`, which end the watch and the database.
 */
export function guardPostgres(postgres, report) {
  const stopped = new AbortController();
  const watching = watch();

  async function watch() {
    while (!stopped.signal.aborted) {
      await wait(interval, undefined, { signal: stopped.signal }).catch(() => {});
      if (!stopped.signal.aborted && !postgres.isRunning()) await revive();
    }
  }

  async function revive() {
    report("PostgreSQL ended; starting it again");
    const since = performance.now();
    try {
      await reviveInstanceDatabase(postgres.port);
      report(`PostgreSQL is back after ${((performance.now() - since) / 1000).toFixed(1)} s`);
    } catch (error) {
      report(error.message);
    }
  }

  return {
    stop: async () => {
      stopped.abort();
      await watching;
      await postgres.stop();
    },
    kill: () => {
      stopped.abort();
      postgres.kill();
    },
  };
}
