import { isDatabaseTemporary } from "@/lib/http/describe-error";
import { AppError } from "@/lib/http/errors";
import { log } from "@/lib/log";
import { newId } from "@/lib/new-id";
import { type Failure, failure, failureOf } from "../models/failure";
import type { ResolvedModel } from "../models/resolved";
import { appendParts, type Part } from "../parts";
import { estimateTokens, reservedInput, tokensOfChars } from "../usage/cost";
import { type NewCall, type Reservation, reserveCall, type Settlement, settleCall } from "../usage/ledger";
import type { ClaimedRun } from "./claim";
import type { RunControl } from "./control";
import { runFailure } from "./failures";
import { storeSteps } from "./hold";
import { MAX_STEPS, type TimeLimits } from "./limits";
import type { Prompt } from "./purpose";
import { withRetry } from "./retry";
import { callModel, type StepResult } from "./step";
import { isAsked, messagesOf, type StoredStep } from "./steps";
import { runTool } from "./tools";
import { type Holder, openWriter } from "./writer";

type Given = {
  run: ClaimedRun;
  holder: Holder;
  /** The finished ones; more are added. */
  steps: StoredStep[];
  lastSeq: number;
  model: ResolvedModel;
  prompt: Prompt;
  control: RunControl;
  times: TimeLimits;
};

export type AttemptResult = {
  parts: Part[];
  lastSeq: number;
  /** Null where it was interrupted. */
  end: { finish: "DONE" | "LENGTH" | "REFUSED" } | { failure: Failure } | null;
};

/** Writes an answer with one model, from where the finished steps end. */
export async function performAttempt(given: Given): Promise<AttemptResult> {
  const { holder, control, steps } = given;
  const writer = openWriter(holder, given.lastSeq, control.interrupt);
  let parts: Part[] = [];
  const write = (added: readonly Part[]) => {
    parts = appendParts(parts, added);
    writer.add(added);
  };
  write(steps.flatMap((step) => step.parts));
  // What the provider does wrong is a result; a budget that is spent is thrown, and so is what fails here.
  const end = await writeSteps(given, write)
    .catch((error) => {
      if (error instanceof AppError) return { failure: failureOf(error) };
      if (isDatabaseTemporary(error)) throw error;
      log.error({ run: given.run.id, name: error?.name, code: error?.code }, "an AI run failed");
      return { failure: runFailure("internal") };
    })
    .finally(writer.flush);
  return { parts, lastSeq: writer.seq(), end: control.reason() ? null : end };
}

type Write = (added: readonly Part[]) => void;

async function writeSteps(given: Given, write: Write): Promise<AttemptResult["end"]> {
  const { steps, control, holder } = given;
  for (;;) {
    const last = steps.at(-1);
    if (last) await runTools(given, last, write);
    if (control.reason()) return null;
    // It goes on in another run, once a person has decided.
    if (last && isAsked(last)) return { finish: "DONE" };
    const result = await step(given, write);
    if (result.end === "aborted") return null;
    if (result.end === "failed") return { failure: result.failure ?? failure("failed") };
    if (result.end === "length") return { finish: "LENGTH" };
    if (result.end === "refused") return { finish: "REFUSED" };
    // A call that the SDK couldn't read has its answer already.
    const isAnswered = result.calls.length > 0 || result.messages.at(-1)?.role === "tool";
    if (!isAnswered || steps.length + 1 >= MAX_STEPS) return { finish: "DONE" };
    const { parts, messages, calls } = result;
    steps.push({ parts, messages, calls, results: {} });
    if (!(await withRetry(() => storeSteps(holder, steps)))) control.interrupt("lost");
  }
}

/** Calls the model, and enters the call into the ledger. */
async function step(given: Given, write: Write): Promise<StepResult & { parts: Part[] }> {
  const { run, holder, model, prompt, steps, control, times } = given;
  const messages = [...prompt.messages, ...messagesOf(steps)];
  const inputTokens = estimateTokens([prompt.instructions ?? "", messages]);
  const maxOutputTokens = Math.min(prompt.maxOutputTokens ?? model.maxOutputTokens, model.maxOutputTokens);
  const call: NewCall = {
    ...{ purpose: run.purpose, runId: run.id, attempt: holder.attempt, step: steps.length },
    ...{ userId: run.userId, workspaceId: run.workspaceId, sessionId: run.sessionId, model },
    inputTokens: reservedInput(inputTokens),
    maxOutputTokens,
  };
  const callId = newId();
  const reservation = await withRetry(() => reserveCall(call, callId));
  let parts: Part[] = [];
  const result = await callModel({
    ...{ model, prompt, messages, times, signal: control.signal },
    maxOutputTokens,
    mayCallTools: model.hasTools && steps.length + 1 < MAX_STEPS,
    onParts: (added) => {
      parts = appendParts(parts, added);
      write(added);
    },
  });
  await settle(reservation, result, inputTokens);
  return { ...result, parts };
}

/** What failed or was stopped before the first token costs nothing; where the provider gives no usage, it is estimated. */
async function settle(reservation: Reservation, result: StepResult, inputTokens: number) {
  const { end, usage, chars, firstTokenMs, durationMs } = result;
  const estimate = { cached: 0, reasoning: 0, output: tokensOfChars(chars) };
  const settlement: Settlement = {
    status: end === "failed" ? "FAILED" : end === "aborted" ? "STOPPED" : "DONE",
    tokens: usage ?? { ...estimate, input: firstTokenMs === null ? 0 : inputTokens },
    isEstimated: !usage && firstTokenMs !== null,
    errorCode: result.failure?.code ?? null,
    firstTokenMs,
    durationMs,
  };
  await withRetry(() => settleCall(reservation, settlement));
}

/** Runs the calls of a step that have no result yet, one after the other, and stores each. */
async function runTools(given: Given, open: StoredStep, write: Write) {
  const { run, holder, prompt, steps, control, times } = given;
  for (const call of open.calls) {
    if (open.results[call.callId] || control.reason()) continue;
    // The same in each attempt: a tool that writes makes it its nonce.
    const key = `${run.id}:${steps.length - 1}:${call.callId}`;
    const signal = AbortSignal.any([control.signal, AbortSignal.timeout(times.toolMs)]);
    const { result, part } = await runTool(prompt.tools, call, { key, signal });
    if (control.reason()) return;
    open.results[call.callId] = result;
    open.parts = appendParts(open.parts, [part]);
    if (!(await withRetry(() => storeSteps(holder, steps)))) control.interrupt("lost");
    write([part]);
  }
}
