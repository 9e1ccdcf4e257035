import type { Task } from "./schema";

/** The order of tasks under the same parent, on every screen. Keys are compared byte by byte. */
export function compareTasks(one: Task, other: Task): number {
  const [a, b] = one.position === other.position ? [one.id, other.id] : [one.position, other.position];
  return a < b ? -1 : a > b ? 1 : 0;
}

type Change = { tasks: readonly Task[]; deletedIds: readonly string[] };

/**
 * A list in order with what changed: tasks that belong to it are put in, others taken out. The same list where nothing
 * did. What is older than the list has it changes nothing.
 */
export function changeList(
  list: Task[],
  { tasks, deletedIds }: Change,
  belongs: (task: Task) => boolean,
): Task[] {
  const revisions = new Map(list.map(({ id, revision }) => [id, revision]));
  const later = tasks.filter(({ id, revision }) => revision >= (revisions.get(id) ?? 0));
  const gone = new Set([...deletedIds, ...later.map(({ id }) => id)]);
  const rest = list.filter(({ id }) => !gone.has(id));
  const added = later.filter(belongs).sort(compareTasks);
  if (rest.length === list.length && added.length === 0) return list;
  return added.length === 0 ? rest : merge(rest, added);
}

function merge(list: readonly Task[], added: readonly Task[]): Task[] {
  const merged: Task[] = [];
  let at = 0;
  for (const task of list) {
    for (let next = added[at]; next && compareTasks(next, task) < 0; next = added[++at]) merged.push(next);
    merged.push(task);
  }
  return [...merged, ...added.slice(at)];
}
