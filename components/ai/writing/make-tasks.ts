import type { QueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/http/client";
import { problemOf } from "@/lib/http/errors";
import { changeCaches } from "@/lib/tasks/cache-events";
import { createTaskContract, deleteTaskContract } from "@/lib/tasks/contract";
import type { NewTask, Task } from "@/lib/tasks/schema";

/** Tasks that were created by one act, which a message can take back. */
export function madeTasks(client: QueryClient, channelId: string) {
  const made: Task[] = [];
  return {
    made,
    async create(body: z.input<typeof NewTask>) {
      const task = await call(createTaskContract, { params: { channelId }, body });
      made.push(task);
      await changeCaches(client, { channelId, tasks: [task], deletedIds: [] });
      return task;
    },
    say(message: string) {
      toast.success(message, {
        action: { label: "Undo", onClick: () => void undo(client, channelId, made) },
      });
    },
  };
}

async function undo(client: QueryClient, channelId: string, made: readonly Task[]) {
  try {
    // Those under another one last, which goes with all under it.
    for (const { id } of made.toReversed()) {
      await call(deleteTaskContract, { params: { taskId: id } });
      await changeCaches(client, { channelId, tasks: [], deletedIds: [id] });
    }
  } catch (error) {
    toast.error("Not all of that was undone", { description: problemOf(error) });
  }
}
