import { randomUUID } from "node:crypto";
import pg from "pg";
import { claimRun, hasOpenRuns } from "@/lib/ai/runs/claim";
import { type RunControl, runControl } from "@/lib/ai/runs/control";
import { extendLeases } from "@/lib/ai/runs/hold";
import { RUNS_PER_WORKER, TIME_LIMITS, type TimeLimits } from "@/lib/ai/runs/limits";
import { RUNNERS_CHANNEL } from "@/lib/ai/runs/notify-runners";
import { performRun } from "@/lib/ai/runs/perform";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

/** How often runs are looked for whose worker has died, while there are any; and as a fall-back for notifications. */
const LOOK_MS = { busy: 250, idle: 5_000 };
/** A model that thinks for long writes nothing: leases are extended beside the stream as well. */
const BEAT_MS = 500;
const RECONNECT_MS = 1_000;

export type Runner = { stop: () => Promise<void> };

/** Works off AI runs in this process, several at once. `stop` hands those that go on to the other workers. */
export async function startRunner(times: TimeLimits = TIME_LIMITS): Promise<Runner> {
  const owner = randomUUID();
  const running = new Map<string, { control: RunControl; done: Promise<void> }>();
  let isStopped = false;
  let claiming: Promise<void> | null = null;
  let isWoken = false;
  let timer: NodeJS.Timeout | undefined;

  const interrupt = (runId: string, why: "stopped") => running.get(runId)?.control.interrupt(why);
  const connection = holdConnection(owner, (payload) => {
    if (payload) interrupt(payload, "stopped");
    // A run that waits and was stopped is ended by whoever claims it.
    claim();
  });

  function claim(): void {
    isWoken = true;
    if (claiming || isStopped) return;
    clearTimeout(timer);
    claiming = claimAll().then((isOpen) => {
      claiming = null;
      if (isStopped) return;
      if (isWoken) claim();
      else timer = setTimeout(claim, isOpen ? LOOK_MS.busy : LOOK_MS.idle);
    });
  }

  /** Returns whether there is more to wait for. */
  async function claimAll(): Promise<boolean> {
    try {
      while (isWoken && !isStopped) {
        isWoken = false;
        while (running.size < RUNS_PER_WORKER && !isStopped) {
          const run = await claimRun(owner, [...running.keys()]);
          if (!run) break;
          perform(run);
        }
      }
      return running.size > 0 || (await hasOpenRuns());
    } catch (error) {
      log.warn({ code: (error as { code?: string }).code }, "AI runs could not be claimed");
      return false;
    }
  }

  function perform(run: NonNullable<Awaited<ReturnType<typeof claimRun>>>) {
    const control = runControl();
    const done = performRun(run, control, times).finally(() => {
      running.delete(run.id);
      // Its person, or this worker, may have had too many.
      claim();
    });
    running.set(run.id, { control, done });
  }

  let isBeating = false;
  const beat = setInterval(async () => {
    const known = [...running];
    // A slow database gets no second one beside the first: these would take the connections that answers are written by.
    if (known.length === 0 || isBeating) return;
    isBeating = true;
    const held = await extendLeases(
      owner,
      known.map(([runId]) => runId),
    ).catch(() => null);
    isBeating = false;
    if (!held) return;
    for (const [runId, { control }] of known) {
      const isStopping = held.get(runId);
      if (isStopping === undefined) control.interrupt("lost");
      else if (isStopping) control.interrupt("stopped");
    }
  }, BEAT_MS);

  await connection.opened;
  claim();
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      clearInterval(beat);
      const release = () => {
        for (const { control } of running.values()) control.interrupt("released");
      };
      release();
      // It may have a run by now.
      await claiming;
      release();
      await Promise.all([...running.values()].map(({ done }) => done));
      await connection.close();
    },
  };
}

/**
 * A connection for as long as the worker lives. The advisory lock of the worker's id says that it does: PostgreSQL
 * releases it the moment the process is gone, so the others needn't wait for the leases of its runs.
 */
function holdConnection(owner: string, onNotification: (payload: string) => void) {
  let client: pg.Client | null = null;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;

  async function open(): Promise<void> {
    const next = new pg.Client({
      connectionString: env().DATABASE_URL,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      application_name: "guildhall ai runner",
    });
    const lost = () => {
      if (isClosed || client !== next) return;
      client = null;
      timer = setTimeout(open, RECONNECT_MS);
    };
    client = next;
    next.on("error", lost);
    next.on("end", lost);
    next.on("notification", ({ payload }) => onNotification(payload ?? ""));
    try {
      await next.connect();
      await next.query(`LISTEN ${RUNNERS_CHANNEL}`);
      // What was notified meanwhile is lost.
      onNotification("");
      // It waits: after a break PostgreSQL may not have noticed the end of the connection before, which holds it.
      await next.query("SELECT pg_advisory_lock(hashtextextended($1, 0))", [owner]);
    } catch {
      lost();
      await next.end().catch(() => {});
    }
  }

  return {
    opened: open(),
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}
