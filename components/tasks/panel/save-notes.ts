import type { QueryClient } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { AppError } from "@/lib/http/errors";
import { changeCaches } from "@/lib/tasks/cache-events";
import { updateTaskContract } from "@/lib/tasks/contract";
import { taskQuery } from "@/lib/tasks/queries";
import type { TaskDetails } from "@/lib/tasks/schema";

type Notes = { notes: string; notesRevision: number };

/**
 * Stores notes that go on from a revision.
 * @returns false where the task has got others meanwhile, which the cache has then
 */
export async function saveNotes(
  client: QueryClient,
  { id: taskId, channelId }: Pick<TaskDetails, "id" | "channelId">,
  body: Notes,
): Promise<boolean> {
  const { queryKey } = taskQuery(channelId, taskId);
  try {
    const task = await call(updateTaskContract, { params: { taskId }, body });
    client.setQueryData(queryKey, (held) => held && { ...held, ...task, notes: body.notes });
    changeCaches(client, { channelId, tasks: [task], deletedIds: [] });
    return true;
  } catch (error) {
    const current = error instanceof AppError && error.code === "conflict" && error.details?.task;
    if (!current) throw error;
    const { notes, notesRevision } = current as TaskDetails;
    client.setQueryData(queryKey, (held) => held && { ...held, notes, notesRevision });
    return false;
  }
}
