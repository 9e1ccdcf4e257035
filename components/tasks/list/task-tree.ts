import type { Task } from "@/lib/tasks/schema";
import { compareTasks } from "@/lib/tasks/task-list";
import type { TaskStep } from "../actions/task-step";

/** The tasks of a channel by what they stand under, each in order. */
export type TaskTree = {
  byId: ReadonlyMap<string, Task>;
  /** Under null are those under none. */
  under: ReadonlyMap<string | null, readonly Task[]>;
};

/** @param tasks in order */
export function treeOf(tasks: readonly Task[]): TaskTree {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  // What a task stands under may have been completed in this moment.
  const parentOf = ({ parentId }: Task) => (parentId && byId.has(parentId) ? parentId : null);
  return { byId, under: Map.groupBy(tasks, parentOf) };
}

export type Leveled = { task: Task; level: number };

/** All tasks with those under them, as they are drawn. */
export function flatten({ under }: TaskTree, parentId: string | null = null, level = 0): Leveled[] {
  return (under.get(parentId) ?? []).flatMap((task) => [
    { task, level },
    ...(under.has(task.id) ? flatten({ under } as TaskTree, task.id, level + 1) : []),
  ]);
}

/** Everything under a task. */
export const descendantsOf = (tree: TaskTree, taskId: string): Task[] =>
  flatten(tree, taskId).map(({ task }) => task);

/** Where a task is to stand: under which one, after which one of those; null is the beginning. */
export type Place = { parentId: string | null; afterId: string | null };

/** Its siblings as they are shown, without it, and its place among them. */
function around({ under }: TaskTree, task: Task) {
  const all = under.get(task.parentId) ?? [];
  const at = all.findIndex(({ id }) => id === task.id);
  return { all, at };
}

/** Where it stands now. */
export function placeOf(tree: TaskTree, task: Task): Place {
  const { all, at } = around(tree, task);
  return { parentId: task.parentId, afterId: all[at - 1]?.id ?? null };
}

type Step = (tree: TaskTree, task: Task, isShown: (task: Task) => boolean) => Place | null;

/** What the keys do; null where there is no such place. Tasks that a filter hides are passed over. */
export const STEPS: Partial<Record<TaskStep, Step>> = {
  up(tree, task, isShown) {
    const { all, at } = around(tree, task);
    const [before, target] = [null, null, ...all.slice(0, at).filter(isShown)].slice(-2);
    if (!target) return null;
    // Right after what is seen above it; at the top of what is seen, right before that.
    const above = before ?? all[all.indexOf(target) - 1];
    return { parentId: task.parentId, afterId: above?.id ?? null };
  },
  down(tree, task, isShown) {
    const { all, at } = around(tree, task);
    const target = all.slice(at + 1).find(isShown);
    return target ? { parentId: task.parentId, afterId: target.id } : null;
  },
  /** Under the one before it, as the last. */
  indent(tree, task, isShown) {
    const { all, at } = around(tree, task);
    const parent = all.slice(0, at).findLast(isShown);
    if (!parent) return null;
    return { parentId: parent.id, afterId: tree.under.get(parent.id)?.at(-1)?.id ?? null };
  },
  /** Out of what it stands under, right after it. */
  outdent(tree, task) {
    const parent = task.parentId ? tree.byId.get(task.parentId) : undefined;
    return parent ? { parentId: parent.parentId, afterId: parent.id } : null;
  },
};

/**
 * A key that sorts right after another one and before the next, until the server has given the real one. Keys are of
 * letters and digits, which "!" stands before.
 */
export const positionAfter = ({ byId }: TaskTree, afterId: string | null) =>
  `${(afterId && byId.get(afterId)?.position) || ""}!`;

/** Whether it already stands there. */
export function isAt(tree: TaskTree, task: Task, place: Place): boolean {
  const now = placeOf(tree, task);
  return now.parentId === place.parentId && (now.afterId === place.afterId || place.afterId === task.id);
}

/** The last one under a parent that has a position: behind it a new one is added. */
export const lastUnder = ({ under }: TaskTree, parentId: string | null) =>
  under.get(parentId)?.toSorted(compareTasks).at(-1)?.id ?? null;
