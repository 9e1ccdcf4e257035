import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import type { RunAction } from "./purpose";
import { findRunPurpose } from "./purposes";

/**
 * A run, for whom its purpose lets see what it writes.
 * @throws AppError not_found, or forbidden where they may see it but not stop it
 */
export async function accessRun(actor: Pick<Actor, "userId">, runId: string, action: RunAction) {
  const run = await db().aiRun.findUnique({ where: { id: runId }, omit: { steps: true } });
  const purpose = run && findRunPurpose(run.purpose);
  if (!purpose) throw notFound("answer");
  await purpose.access(actor, run, action);
  return run;
}
