import "./events";
import { type Transaction, transaction } from "@/lib/db";
import type { AiFinish, AiRunStatus } from "@/lib/generated/prisma/enums";
import { isDatabaseTemporary } from "@/lib/http/describe-error";
import { publish } from "@/lib/realtime/publish";
import type { Room } from "@/lib/realtime/rooms";
import type { Part } from "../parts";
import type { ClaimedRun } from "./claim";
import { runFailure } from "./failures";
import type { Outcome, WorkEnd, WorkPurpose } from "./purpose";
import { findRunPurpose } from "./purposes";
import { storableJson } from "./text-cleaner";
import type { Holder } from "./writer";

const STATUS: Record<AiFinish, AiRunStatus> = {
  DONE: "DONE",
  LENGTH: "DONE",
  REFUSED: "DONE",
  STOPPED: "STOPPED",
  FAILED: "FAILED",
};

/** Stores the answer, deletes the stream and announces the end, in one transaction; where the run is still ours. */
export async function endRun(run: ClaimedRun, holder: Holder, outcome: Outcome): Promise<void> {
  const parts = outcome.parts.map(ended);
  await transaction(async (tx) => {
    if (!(await close(tx, run, holder, STATUS[outcome.finish]))) return;
    const purpose = findRunPurpose(run.purpose);
    if (purpose && "prepare" in purpose) await purpose.finish(tx, run, { ...outcome, parts });
  });
}

/** The same for work that isn't an answer in text. */
export async function endWork(
  run: ClaimedRun,
  holder: Holder,
  purpose: WorkPurpose,
  end: WorkEnd,
): Promise<void> {
  await transaction(async (tx) => {
    if (await close(tx, run, holder, STATUS[end.finish])) await purpose.finish(tx, run, end);
  });
}

/** Ends a run whose answer can't be stored as it is, with the text of it and what to do. */
export async function abandonRun(run: ClaimedRun, holder: Holder, parts: readonly Part[]): Promise<void> {
  const texts = parts.flatMap((part) => (part.type === "text" ? [storableJson(part) as Part] : []));
  const { code, message } = runFailure("internal");
  const outcome: Outcome = {
    ...{ parts: texts, finish: "FAILED", error: { code, message }, modelId: run.modelId, modelName: "" },
  };
  await endRun(run, holder, outcome).catch(async (error) => {
    if (isDatabaseTemporary(error)) throw error;
    // Its purpose can't store even that: without an end it would be claimed again and again.
    await transaction((tx) => close(tx, run, holder, "FAILED"));
  });
}

async function close(tx: Transaction, run: ClaimedRun, { id, owner, attempt }: Holder, status: AiRunStatus) {
  // The room of now: its chat may be shared, or private again, since it was claimed.
  const [row] = await tx.aiRun.updateManyAndReturn({
    where: { id, owner, attempt, status: "RUNNING" },
    data: { status, steps: [], leaseUntil: null, endedAt: new Date() },
    select: { room: true },
  });
  if (!row) return false;
  await tx.aiRunChunk.deleteMany({ where: { runId: id } });
  const { sessionId, answerId } = run;
  await publish(tx, row.room as Room, "aiRun.ended", { runId: id, sessionId, answerId, status });
  return true;
}

/** A tool call that the end has cut short. */
function ended(part: Part): Part {
  const isOpen = part.type === "tool" && (part.state === "calling" || part.state === "running");
  return isOpen ? { ...part, state: "stopped" } : part;
}
