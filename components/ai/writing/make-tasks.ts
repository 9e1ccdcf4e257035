import type { QueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/http/client";
import { problemOf } from "@/lib/http/errors";
import { newId } from "@/lib/new-id";
import { changeCaches } from "@/lib/tasks/cache-events";
import { createTaskContract, deleteTaskContract } from "@/lib/tasks/contract";
import type { NewTask, Task } from "@/lib/tasks/schema";

type NonceOf = (key: string) => string;

/** Nonces that stay while a dialog is open: trying again after a failure creates nothing a second time. */
export function taskNonces(): NonceOf {
  const nonces = new Map<string, string>();
  return (key) => {
    const nonce = nonces.get(key) ?? newId();
    nonces.set(key, nonce);
    return nonce;
  };
}

/** Tasks that were created by one act, which a message can take back. */
export function madeTasks(client: QueryClient, channelId: string, nonceOf: NonceOf) {
  const made: Task[] = [];
  async function create(key: string, body: z.input<typeof NewTask>) {
    const nonce = nonceOf(`${channelId} ${key}`);
    const task = await call(createTaskContract, { params: { channelId }, body: { ...body, nonce } });
    made.push(task);
    await changeCaches(client, { channelId, tasks: [task], deletedIds: [] });
    return task;
  }
  return {
    made,
    create,
    /** By their titles, since lines may be left out before it is tried again. */
    async createSubtasks(parentId: string, titles: readonly string[]) {
      for (const [index, title] of titles.entries()) {
        const same = titles.slice(0, index).filter((other) => other === title).length;
        await create(`${parentId} ${same} ${title}`, { title, parentId });
      }
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
