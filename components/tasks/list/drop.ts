import { MAX_LEVELS } from "@/lib/tasks/limits";
import type { Task, TaskChange } from "@/lib/tasks/schema";
import type { TaskGroup } from "./arrange";
import type { Row } from "./rows";
import { descendantsOf, type Place, type TaskTree } from "./task-tree";
import type { ListOptions } from "./view-options";

type TaskRow = Extract<Row, { kind: "task" }>;

/** The levels that a task can take between two rows: as the one below at least, under the one above at most. */
export function levelsAt(tree: TaskTree, task: Task, above: TaskRow | undefined, below: TaskRow | undefined) {
  const depths = descendantsOf(tree, task.id).map((one) => depthUnder(tree, one, task.id));
  const most = Math.max(0, MAX_LEVELS - 1 - Math.max(0, ...depths));
  const least = Math.min(below?.level ?? 0, most);
  return { least, most: Math.max(least, Math.min(above ? above.level + 1 : 0, most)) };
}

function depthUnder({ byId }: TaskTree, task: Task, ancestorId: string): number {
  let depth = 1;
  for (let one = task; one.parentId && one.parentId !== ancestorId; depth++) {
    const parent = byId.get(one.parentId);
    if (!parent) break;
    one = parent;
  }
  return depth;
}

/** Where a task comes that is dropped behind a row on a level: what a filter hides comes after it. */
export function placeBehind({ byId }: TaskTree, above: TaskRow | undefined, level: number): Place {
  if (!above) return { parentId: null, afterId: null };
  if (level > above.level) return { parentId: above.task.id, afterId: null };
  let before = above.task;
  for (let at = above.level; at > level; at--) before = byId.get(before.parentId ?? "") ?? before;
  return { parentId: before.parentId, afterId: before.id };
}

/**
 * Where a task comes that is dropped within its group, behind a task or at the top: among those of the group that stand
 * under the same one. Null where there are none.
 */
export function placeInGroup(
  { under }: TaskTree,
  { tasks }: Pick<TaskGroup, "tasks">,
  { id, parentId }: Task,
  above: Task | undefined,
): Place | null {
  const shown = tasks.map(({ task }) => task).filter((task) => task.id !== id);
  const at = above ? shown.findIndex((task) => task.id === above.id) + 1 : 0;
  const isSibling = (task: Task) => task.parentId === parentId;
  const before = shown.slice(0, at).findLast(isSibling);
  if (before) return { parentId, afterId: before.id };
  const next = shown.slice(at).find(isSibling);
  if (!next) return null;
  const siblings = (under.get(parentId) ?? []).filter((task) => task.id !== id);
  return { parentId, afterId: siblings[siblings.indexOf(next) - 1]?.id ?? null };
}

/**
 * What makes a task of one group one of another.
 * @returns null where the group can't say it: "Later" is no day
 */
export function changeTo(
  by: ListOptions["group"],
  task: Task,
  from: string,
  to: Pick<TaskGroup, "id" | "given">,
): Pick<TaskChange, "due" | "priority" | "labels" | "assignees"> | null {
  switch (by) {
    case "due": {
      if (to.id === "none") return { due: null };
      const on = to.given?.due?.on;
      return on ? { due: { on, time: task.due?.time ?? null, timeZone: task.due?.timeZone ?? null } } : null;
    }
    case "priority":
      return { priority: to.given?.priority ?? 0 };
    case "label":
      return { labels: exchanged(task.labels, from, to.id) };
    case "assignee":
      return { assignees: exchanged(task.assignees, from, to.id) };
    case "none":
      return null;
  }
}

const exchanged = (ids: readonly string[], from: string, to: string) =>
  to === "none" ? [] : [...new Set([...ids.filter((id) => id !== from), to])];
