import { call } from "@/lib/http/client";
import { AppError } from "@/lib/http/errors";
import { createLabelContract, deleteLabelContract } from "@/lib/labels/contract";
import type { Label } from "@/lib/labels/schema";
import { updateTaskContract } from "@/lib/tasks/contract";
import type { Task } from "@/lib/tasks/schema";

// Labels that were made along with a task go and come with it.

/** Deletes the labels that came with a task that is taken back, where nothing else has them meanwhile. */
export async function dropNewLabels({ labels }: Task, known: readonly Label[]): Promise<void> {
  const drop = (labelId: string) =>
    call(deleteLabelContract, { params: { labelId }, query: { unused: "true" } });
  // One that stays is no failure of the undo.
  await Promise.allSettled(labels.filter((id) => !known.some((label) => label.id === id)).map(drop));
}

/** Gives a task that was restored its labels of these names again. */
export async function giveNewLabels(
  { id: taskId, channelId, labels: held }: Task,
  names: readonly string[],
): Promise<Task> {
  const ids = await Promise.all(names.map((name) => labelNamed(channelId, name)));
  const labels = [...new Set([...held, ...ids])];
  return call(updateTaskContract, { params: { taskId }, body: { labels } });
}

/** Made where the channel has none of the name any more. */
async function labelNamed(channelId: string, name: string): Promise<string> {
  try {
    return (await call(createLabelContract, { params: { channelId }, body: { name } })).id;
  } catch (error) {
    const labelId = error instanceof AppError ? error.details?.labelId : undefined;
    if (typeof labelId === "string") return labelId;
    throw error;
  }
}
