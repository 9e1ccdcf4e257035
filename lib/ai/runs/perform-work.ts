import { isDatabaseTemporary } from "@/lib/http/describe-error";
import { AppError } from "@/lib/http/errors";
import { log } from "@/lib/log";
import { failureOf } from "../models/failure";
import { settleInterrupted } from "../usage/expire";
import type { ClaimedRun } from "./claim";
import type { RunControl } from "./control";
import { endWork } from "./end-run";
import { runFailure } from "./failures";
import { releaseRun } from "./hold";
import { MAX_ATTEMPTS, type TimeLimits } from "./limits";
import type { WorkEnd, WorkPurpose } from "./purpose";
import { withRetry } from "./retry";

/** Does the work of a run that this worker has claimed, and ends the run. Never throws. */
export async function performWork(
  run: ClaimedRun,
  purpose: WorkPurpose,
  control: RunControl,
  times: TimeLimits,
): Promise<void> {
  const left = run.startedAt.getTime() + times.runMs - Date.now();
  const deadline = setTimeout(() => control.interrupt("tooSlow"), Math.max(0, left));
  const holder = { id: run.id, owner: run.owner, attempt: run.attempt };
  try {
    // What a worker that was killed had asked for and not stored is charged to nobody.
    if (run.attempt > 1) await withRetry(() => settleInterrupted(run.id, run.attempt - 1, 0));
    if (run.isStopping) control.interrupt("stopped");
    const end =
      run.attempt > MAX_ATTEMPTS
        ? failed(runFailure("interrupted"))
        : await purpose.perform(run, { holder, times, signal: control.signal }).catch(refused);
    const reason = control.reason();
    if (reason === "lost") return;
    if (reason === "released") await withRetry(() => releaseRun(holder));
    else await withRetry(() => endWork(run, holder, purpose, interrupted(end, reason)));
  } catch (error) {
    const { name, code } = error as { name?: string; code?: string };
    log.error({ run: run.id, name, code }, "an AI run could not be ended");
    const leave = () =>
      isDatabaseTemporary(error)
        ? releaseRun(holder)
        : endWork(run, holder, purpose, failed(runFailure("internal")));
    // Where that fails as well, the lease ends, and whoever claims the run goes on.
    await leave().catch(() => {});
  } finally {
    clearTimeout(deadline);
  }
}

const failed = ({ code, message }: { code: string; message: string }): WorkEnd => ({
  finish: "FAILED",
  error: { code, message },
});

function refused(error: unknown): WorkEnd {
  if (!(error instanceof AppError)) throw error;
  return failed(failureOf(error));
}

function interrupted(end: WorkEnd, reason: ReturnType<RunControl["reason"]>): WorkEnd {
  if (reason === "stopped") return { finish: "STOPPED", error: null };
  return reason === "tooSlow" ? failed(runFailure("too_slow")) : end;
}
