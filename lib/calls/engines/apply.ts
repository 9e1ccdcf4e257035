import type { JobData } from "@/lib/jobs/jobs";
import { ENGINES } from "./engines";

export async function applyToEngine(job: JobData<"call.applyToEngine">): Promise<void> {
  const engine = ENGINES[job.engine];
  const call = { id: job.callId, external: job.external };
  if (job.isOver) return engine.close(call);
  await Promise.all(job.participantIds.map((id) => engine.remove(call, id)));
}
