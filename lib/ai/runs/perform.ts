import { db } from "@/lib/db";
import { isDatabaseTemporary } from "@/lib/http/describe-error";
import { AppError } from "@/lib/http/errors";
import { log } from "@/lib/log";
import { type Failure, failureOf } from "../models/failure";
import { resolveModel } from "../models/resolve";
import type { ResolvedModel } from "../models/resolved";
import { appendParts, type Part, textOf } from "../parts";
import { settleInterrupted } from "../usage/expire";
import { performAttempt } from "./attempt";
import type { ClaimedRun } from "./claim";
import type { RunControl } from "./control";
import { abandonRun, endRun } from "./end-run";
import { runFailure } from "./failures";
import { beginAttempt, releaseRun } from "./hold";
import { MAX_ATTEMPTS, type TimeLimits } from "./limits";
import { performWork } from "./perform-work";
import type { Outcome } from "./purpose";
import { findRunPurpose } from "./purposes";
import { withRetry } from "./retry";
import type { Holder } from "./writer";

/** Writes the answer of a run that this worker has claimed, and ends the run. Never throws. */
export async function performRun(run: ClaimedRun, control: RunControl, times: TimeLimits): Promise<void> {
  const purpose = findRunPurpose(run.purpose);
  if (purpose && "perform" in purpose) return performWork(run, purpose, control, times);
  const left = run.startedAt.getTime() + times.runMs - Date.now();
  const deadline = setTimeout(() => control.interrupt("tooSlow"), Math.max(0, left));
  const held = { holder: { id: run.id, owner: run.owner, attempt: run.attempt } };
  let written: Part[] = [];
  try {
    const done = run.steps.flatMap((step) => step.parts);
    const before = run.attempt > 1 ? await partsBefore(run) : [];
    // The finished steps are in the stream of each attempt, and paid.
    const chars = Math.max(0, charsOf(before) - charsOf(done));
    if (run.attempt > 1) await settleInterrupted(run.id, run.attempt - 1, chars);
    if (run.isStopping) control.interrupt("stopped");
    const tools = done.filter(({ type }) => type === "tool");
    const shownBefore = charsOf(before) < charsOf(done) ? done : appendParts(before, tools);
    const outcome = await write(run, held, control, times, shownBefore);
    written = outcome.parts;
    const reason = control.reason();
    if (reason === "lost") return;
    if (reason === "released") await withRetry(() => releaseRun(held.holder));
    else await withRetry(() => endRun(run, held.holder, interrupted(outcome, reason)));
  } catch (error) {
    const { name, code } = error as { name?: string; code?: string };
    log.error({ run: run.id, name, code }, "an AI run could not be ended");
    const isTemporary = isDatabaseTemporary(error);
    const leave = () =>
      isTemporary ? releaseRun(held.holder) : withRetry(() => abandonRun(run, held.holder, written));
    // Where that fails as well, the lease ends, and whoever claims the run goes on.
    await leave().catch(() => {});
  } finally {
    clearTimeout(deadline);
  }
}

/** What was there when it was interrupted stays. */
function interrupted(outcome: Outcome, reason: ReturnType<RunControl["reason"]>): Outcome {
  if (reason === "stopped") return { ...outcome, finish: "STOPPED", error: null };
  if (reason === "tooSlow") return { ...outcome, finish: "FAILED", error: shown(runFailure("too_slow")) };
  return outcome;
}

const shown = ({ code, message }: Failure) => ({ code, message });

/** Tries the model and those that answer in its place, until one has written the answer or no other may do better. */
async function write(
  run: ClaimedRun,
  held: { holder: Holder },
  control: RunControl,
  times: TimeLimits,
  shownBefore: Part[],
): Promise<Outcome> {
  let parts = shownBefore;
  let model: ResolvedModel | null = null;
  const outcomeOf = (finish: Outcome["finish"], failed: Failure | null = null): Outcome => ({
    ...{ parts, finish, error: failed && shown(failed) },
    ...{ modelId: model?.id ?? run.modelId, modelName: model?.label ?? "" },
  });
  if (control.reason()) return outcomeOf("STOPPED");
  if (run.attempt > MAX_ATTEMPTS) return outcomeOf("FAILED", runFailure("interrupted"));
  const prompt = await prepare(run);
  if ("code" in prompt) return outcomeOf("FAILED", prompt);
  if ("answer" in prompt) {
    parts = [{ type: "text", text: prompt.answer }];
    return { ...outcomeOf("DONE"), modelId: null };
  }
  let { lastSeq } = run;
  let failed = runFailure("no_model");
  let isFirst = true;
  for await (const next of modelsOf(run.modelId)) {
    if ("code" in next) {
      failed = next;
      continue;
    }
    const further = isFirst ? held.holder : await beginAttempt(held.holder);
    if (!further) control.interrupt("lost");
    if (!further || control.reason()) break;
    held.holder = further;
    isFirst = false;
    model = next;
    const result = await performAttempt({
      ...{ run, holder: further, steps: run.steps, lastSeq, model, prompt, control, times },
    });
    lastSeq = result.lastSeq;
    // Of several that failed, what one has written is better than nothing.
    const isDone = result.end !== null && "finish" in result.end;
    if (isDone || textOf(result.parts) || !textOf(parts)) parts = result.parts;
    if (!result.end) break;
    if ("finish" in result.end) return outcomeOf(result.end.finish);
    failed = result.end.failure;
    if (!failed.mayAnother) break;
  }
  return outcomeOf("FAILED", failed);
}

async function prepare(run: ClaimedRun) {
  try {
    const purpose = findRunPurpose(run.purpose);
    if (!purpose || !("prepare" in purpose)) return runFailure("internal");
    return await withRetry(() => purpose.prepare(run));
  } catch (error) {
    if (error instanceof AppError) return failureOf(error);
    if (isDatabaseTemporary(error)) throw error;
    const { name, code } = error as { name?: string; code?: string };
    log.error({ run: run.id, name, code }, "an AI run could not be prepared");
    return runFailure("internal");
  }
}

/** The model, then those that answer in its place; in place of one that can't be asked, why not. */
async function* modelsOf(modelId: string | null): AsyncGenerator<ResolvedModel | Failure> {
  if (!modelId) return;
  const row = await db().aiModel.findUnique({ where: { id: modelId }, select: { fallbackIds: true } });
  if (!row) return;
  for (const id of [modelId, ...row.fallbackIds])
    yield await withRetry(() => resolveModel(id)).catch(unresolved);
}

function unresolved(error: unknown): Failure {
  if (isDatabaseTemporary(error)) throw error;
  return failureOf(error);
}

/** What the attempt wrote whose worker is gone. */
async function partsBefore({ id, attempt }: ClaimedRun): Promise<Part[]> {
  const chunks = await db().aiRunChunk.findMany({
    where: { runId: id, attempt: attempt - 1 },
    select: { parts: true },
    orderBy: { seq: "asc" },
  });
  return chunks.reduce<Part[]>((all, { parts }) => appendParts(all, parts as unknown as Part[]), []);
}

const charsOf = (parts: readonly Part[]) =>
  parts.reduce((sum, part) => sum + (part.type === "tool" ? 0 : part.text.length), 0);
