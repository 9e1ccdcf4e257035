import type { Actor } from "@/lib/auth/actor";
import type { AccessedChannel } from "@/lib/channels/access";
import type { Transaction } from "@/lib/db";
import { named, publishChange } from "@/lib/tasks/publish-tasks";
import type { NewTask, Task } from "@/lib/tasks/schema";
import { prepareTask } from "@/lib/tasks/service";
import type { ChecklistItem } from "./checklist";

type Given = Pick<NewTask, "title" | "notes" | "due" | "assignees" | "columnId"> & {
  /** Of the checklist. */
  items: readonly ChecklistItem[];
  /** Whether each item that isn't ticked becomes a task of its own. */
  isSeveral: boolean;
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
  { items, isSeveral, columnId, ...fields }: Given,
): Promise<(tx: Transaction) => Promise<Task[]>> {
  const prepare = (given: Partial<NewTask> & { title: string }) =>
    prepareTask(actor, channelId, { ...PLAIN, labels: [], newLabels: [], assignees: [], ...given });
  const publishMade = async (tx: Transaction, made: readonly string[], changed: readonly string[]) => {
    const tasks = await publishChange(tx, channelId, { ids: [...made, ...changed], deletedIds: [] });
    return made.map((id) => named(tasks, id));
  };
  const make = await prepare({ ...fields, columnId });
  if (isSeveral) {
    return async (tx) => {
      const made: string[] = [];
      const changed: string[] = [];
      for (const { title } of items.filter(({ isDone }) => !isDone)) {
        const [id, ...others] = await make(tx, { title });
        made.push(id);
        changed.push(...others);
      }
      return publishMade(tx, made, changed);
    };
  }
  const makeItem = await prepare({ title: fields.title });
  return async (tx) => {
    const [taskId, ...changed] = await make(tx);
    const done: string[] = [];
    for (const { title, isDone } of items) {
      const [id] = await makeItem(tx, { under: taskId, title });
      changed.push(id);
      if (isDone) done.push(id);
    }
    const completed = { completedAt: new Date(), completedById: actor.userId, revision: { increment: 1 } };
    await tx.task.updateMany({ where: { id: { in: done } }, data: completed });
    return publishMade(tx, [taskId], changed);
  };
}
