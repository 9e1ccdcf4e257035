import { call } from "@/lib/http/client";
import { deleteLabelContract } from "@/lib/labels/contract";
import type { Label } from "@/lib/labels/schema";
import type { Task } from "@/lib/tasks/schema";

/** Deletes the labels that came with a task that is taken back, where nothing else has them meanwhile. */
export async function dropNewLabels({ labels }: Task, known: readonly Label[]): Promise<void> {
  const drop = (labelId: string) =>
    call(deleteLabelContract, { params: { labelId }, query: { unused: "true" } });
  // One that stays is no failure of the undo.
  await Promise.allSettled(labels.filter((id) => !known.some((label) => label.id === id)).map(drop));
}
