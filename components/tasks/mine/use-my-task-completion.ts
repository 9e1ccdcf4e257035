"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { showError } from "@/components/ui/show-error";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/http/client";
import { changeCaches } from "@/lib/tasks/cache-events";
import { completeTaskContract, reopenTaskContract } from "@/lib/tasks/contract";
import { taskKeys } from "@/lib/tasks/queries";
import type { PlacedTask, TaskCompletion } from "@/lib/tasks/schema";

/** Completes tasks of any channel. They leave the list at once, and come back where that fails or is undone. */
export function useMyTaskCompletion() {
  const client = useQueryClient();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());

  function setIsHidden(id: string, isHidden: boolean) {
    setHidden((before) => {
      const next = new Set(before);
      if (isHidden) next.add(id);
      else next.delete(id);
      return next;
    });
  }
  async function take({ task, next }: TaskCompletion) {
    changeCaches(client, { channelId: task.channelId, tasks: next ? [task, next] : [task], deletedIds: [] });
    await client.invalidateQueries({ queryKey: taskKeys.mine });
  }
  async function attempt(id: string, work: () => Promise<void>) {
    try {
      await work();
    } catch (error) {
      showError(error);
    }
    // The list that was read since then knows it.
    setIsHidden(id, false);
  }

  function complete({ id, title }: PlacedTask) {
    setIsHidden(id, true);
    return attempt(id, async () => {
      await take(await call(completeTaskContract, { params: { taskId: id } }));
      const undo = () =>
        attempt(id, async () => take(await call(reopenTaskContract, { params: { taskId: id } })));
      toast.success(`“${title}” is done`, { action: { label: "Undo", onClick: () => void undo() } });
    });
  }

  return { isHidden: (id: string) => hidden.has(id), complete };
}
