import type { Actor } from "@/lib/auth/actor";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { type JobData, Jobs, type RunName } from "./jobs";
import { publishRun } from "./publish-run";
import { enqueue } from "./queue";

type Settings = { workspaceId?: string; singletonKey?: string; channelId?: string };

/**
 * Enqueues a long job that people follow, if and only if `tx` commits. Authorize before.
 * @param workspaceId of a run whose audience is a workspace
 * @param channelId what it is about
 * @throws AppError conflict where its queue allows no more of them
 */
export async function startRun<N extends RunName>(
  tx: Transaction,
  { userId }: Pick<Actor, "userId">,
  name: N,
  data: JobData<N>,
  { workspaceId, singletonKey, channelId }: Settings = {},
) {
  const { label, audience } = Jobs[name].run;
  const { id } = await tx.jobRun.create({
    data: {
      name,
      label,
      audience,
      startedById: userId,
      workspaceId,
      ...(channelId && { result: { channelId } }),
    },
    select: { id: true },
  });
  if (!(await enqueue(tx, name, data, { id, singletonKey })))
    throw new AppError("conflict", "This is running already. Wait until it is done, or cancel it.");
  return publishRun(tx, id);
}
