import type { Actor } from "@/lib/auth/actor";
import type { AccessedChannel } from "@/lib/channels/access";
import type { Transaction } from "@/lib/db";
import { publishChange } from "@/lib/tasks/publish-tasks";
import type { NewTask, Task } from "@/lib/tasks/schema";
import { prepareTask } from "@/lib/tasks/service";
import { countChange } from "@/lib/tasks/tree";
import type { ChecklistItem } from "./read-message";
import type { Conversion } from "./schema";

type Given = Pick<NewTask, "title" | "notes" | "due" | "assignees" | "columnId"> & {
  checklist: readonly ChecklistItem[];
  as: Conversion["checklist"];
};

const PLAIN = {
  repeat: null,
  priority: 0,
  labels: [],
  parentId: null,
  notes: "",
  due: null,
  assignees: [],
} as const;

/** Makes one task, with a subtask for each item of the checklist, or a task for each item that isn't ticked. */
export async function makeTasks(
  actor: Actor,
  { id: channelId }: AccessedChannel,
  { checklist, as, columnId, ...fields }: Given,
): Promise<(tx: Transaction) => Promise<Task[]>> {
  const prepare = (given: Partial<NewTask> & { title: string }) =>
    prepareTask(actor, channelId, { ...PLAIN, labels: [], assignees: [], ...given });
  const isSeveral = as === "tasks" && checklist.length > 0;
  if (isSeveral) {
    const open = checklist.filter(({ isDone }) => !isDone);
    const made = await Promise.all(open.map(({ title }) => prepare({ ...fields, title, columnId })));
    return async (tx) => {
      const tasks: Task[] = [];
      for (const make of made) tasks.push(await make(tx));
      return tasks;
    };
  }
  const items = as === "subtasks" ? checklist : [];
  const make = await prepare({ ...fields, columnId });
  const below = await Promise.all(items.map(({ title }) => prepare({ title })));
  return async (tx) => {
    const task = await make(tx);
    const done: string[] = [];
    for (const [at, makeItem] of below.entries()) {
      const { id } = await makeItem(tx, task.id);
      if (items[at]?.isDone) done.push(id);
    }
    if (done.length === 0) return [task];
    const completed = { completedAt: new Date(), completedById: actor.userId, revision: { increment: 1 } };
    await tx.task.updateMany({ where: { id: { in: done } }, data: completed });
    await countChange(tx, [task.id]);
    await publishChange(tx, channelId, { ids: [task.id, ...done], deletedIds: [] });
    return [task];
  };
}
