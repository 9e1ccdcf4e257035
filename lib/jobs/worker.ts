import { type Job, PgBoss } from "pg-boss";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { flushActivity, noteRun } from "./activity";
import { WORKER_NAME } from "./heartbeat";
import { type JobData, type JobHandlers, type JobName, Jobs, jobNames, PRIORITIES } from "./jobs";
import { createQueues } from "./queues";
import { performRun, type Run } from "./run";

/** How long jobs that run may take to end when the process stops; what isn't done by then is tried again. */
const STOP_MS = 5_000;

/** How often a long job shows that its worker lives, and learns that it was cancelled. */
const HEARTBEAT_SECONDS = 2;

/** How often the jobs are looked for whose worker is gone. */
const SUPERVISE_SECONDS = 15;

/** How often the queues are polled of jobs that begin later: timed ones, and runs that are tried again. */
const LOOK_SECONDS = 2;

export type Worker = { stop: () => Promise<void> };

/** Works off the jobs, in this process, from when it resolves. Makes and migrates pg-boss's schema first. */
export async function startWorker(handlers: JobHandlers): Promise<Worker> {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    application_name: WORKER_NAME,
    max: 3,
    useListenNotify: true,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
  });
  boss.on("error", ({ name, code }: Error & { code?: string }) => log.warn({ name, code }, "jobs"));
  await boss.start();
  await createQueues(boss);
  for (const name of jobNames) {
    await work(boss, handlers, name);
    const { schedule, priority = "normal" } = Jobs[name];
    if (schedule) await boss.schedule(name, schedule, {}, { priority: PRIORITIES[priority] });
  }
  return {
    stop: async () => {
      await boss.stop({ graceful: true, timeout: STOP_MS });
      await flushActivity();
    },
  };
}

async function work<N extends JobName>(boss: PgBoss, handlers: JobHandlers, name: N): Promise<void> {
  const options = {
    batchSize: 1,
    heartbeatRefreshSeconds: HEARTBEAT_SECONDS,
    ...((Jobs[name].isTimed || Jobs[name].run) && { notifyPollingIntervalSeconds: LOOK_SECONDS }),
  };
  let workerId: string | null = null;
  workerId = await boss.work<unknown>(name, options, async (jobs) => {
    // Several jobs that came at once wake it once: without this, the second would wait for the next look, in half a
    // minute. Where there is none, it sleeps.
    if (workerId) boss.notifyWorker(workerId);
    for (const job of jobs) {
      const { id } = job;
      const started = performance.now();
      try {
        if (!(await perform(handlers, name, job))) continue;
        noteRun(name, true);
        log.debug({ job: name, id, ms: Math.round(performance.now() - started) }, "job done");
      } catch (error) {
        noteRun(name, false);
        const { name: kind, code } = error as { name?: string; code?: string };
        log.warn({ job: name, id, kind, code }, "job failed");
        // pg-boss keeps what it is given in the job's row; messages of errors can quote content.
        throw new Error(`${kind ?? "Error"} ${code ?? ""}`.trim());
      }
      // What is done leaves nothing behind: a mail holds the link that it brought. Failing here mustn't do the job again.
      // With its attempt, since pg-boss may have given the job to another worker meanwhile.
      await boss
        .deleteJob(name, { id, retryCount: job.retryCount })
        .catch(() => log.warn({ job: name, id }, "a job that is done was not deleted"));
    }
  });
}

/** Returns whether the job is done: a run that was cancelled, or that another worker has, isn't. */
async function perform<N extends JobName>(
  handlers: JobHandlers,
  name: N,
  job: Job<unknown>,
): Promise<boolean> {
  const handle = handlers[name] as (data: JobData<N>, run?: Run) => Promise<void>;
  const { data, queue, run } = Jobs[name];
  const input = data.parse(job.data ?? {}) as JobData<N>;
  if (run) return performRun(job, queue?.retryLimit ?? 0, (context) => handle(input, context));
  await handle(input);
  return true;
}
