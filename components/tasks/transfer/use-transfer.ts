"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useMe } from "@/components/app/workspace-context";
import type { TreeChannel } from "@/lib/channels/schema";
import { call } from "@/lib/http/client";
import { changeCaches } from "@/lib/tasks/cache-events";
import type { Task } from "@/lib/tasks/schema";
import { transferBackContract, transferTaskContract } from "@/lib/tasks/transfer/contract";
import type { TransferredTask } from "@/lib/tasks/transfer/schema";
import { noteOwnRevisions } from "../own-revisions";
import { taskMutations } from "../task-mutations";

const LIST = new Intl.ListFormat("en-US");

/** Moves a task to another list or board, says what it lost on the way, and offers to take it back. */
export function useTransfer() {
  const client = useQueryClient();
  const { id: userId } = useMe();

  /** What is under the task comes by the events. */
  function take(task: Task, formerId: string) {
    noteOwnRevisions([task]);
    void changeCaches(client, { channelId: formerId, tasks: [], deletedIds: [task.id] });
    void changeCaches(client, { channelId: task.channelId, tasks: [task], deletedIds: [] });
  }

  return async function transfer(task: Task, to: TreeChannel, columnId?: string): Promise<boolean> {
    const { id: taskId, channelId } = task;
    const { attempt } = taskMutations(channelId, client, userId);
    const moved: { answer?: TransferredTask } = {};
    const undo = () =>
      attempt(
        { changes: new Map([[taskId, {}]]), held: [] },
        async () => take(await call(transferBackContract, { params: { taskId } }), to.id),
        { failed: `“${task.title}” wasn’t moved back` },
      );
    const said = () => {
      const description = moved.answer && lossesOf(moved.answer, to.name);
      return { text: `“${task.title}” moved to ${to.name}`, ...(description && { description }) };
    };
    return await attempt(
      { changes: new Map([[taskId, null]]), held: [] },
      async () => {
        const body = { channelId: to.id, ...(columnId && { columnId }) };
        moved.answer = await call(transferTaskContract, { params: { taskId }, body });
        take(moved.answer.task, channelId);
      },
      { failed: `“${task.title}” wasn’t moved`, undo, said },
    );
  };
}

function lossesOf({ labels: { dropped }, unassigned }: TransferredTask, name: string): string {
  const people = LIST.format(unassigned.map((person) => person.name));
  return [
    people && `${people} can’t read ${name} and ${unassigned.length === 1 ? "was" : "were"} taken off.`,
    dropped.length > 0 && `Not brought along: ${LIST.format(dropped)}.`,
  ]
    .filter(Boolean)
    .join(" ");
}
