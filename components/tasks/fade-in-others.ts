import type { Task } from "@/lib/tasks/schema";
import { isOwnRevision } from "./own-revisions";
import type { PendingChange } from "./pending-tasks";

/** So many at once are a list that was read again, not what people do. */
const MOST = 20;
const FADE_MS = 200;

type Change = {
  before: readonly Task[];
  tasks: readonly Task[];
  /** The acts of this page that were under way: their events may come before their answers. */
  pending: readonly PendingChange[];
};

export function fadeInOthers(change: Change): void {
  const changed = changedByOthers(change);
  if (changed.length > MOST || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  for (const { id } of changed)
    for (const element of document.querySelectorAll(`[data-task="${id}"]`))
      element.animate([{ opacity: 0, offset: 0 }], { duration: FADE_MS, easing: "ease-out" });
}

/** What others added, moved or changed of what a list shows. */
export function changedByOthers({ before, tasks, pending }: Change): Task[] {
  const earlier = new Map(before.map((task) => [task.id, task]));
  return tasks.filter((task) => {
    const old = earlier.get(task.id);
    if (old === task || isOwnRevision(task) || isUnderWay(task, old, pending)) return false;
    return !old || (old.revision !== task.revision && partsOf(old) !== partsOf(task));
  });
}

/** A new task has another id than its draft. */
const isUnderWay = (task: Task, old: Task | undefined, pending: readonly PendingChange[]) =>
  pending.some(
    ({ changes, held }) =>
      changes.has(task.id) ||
      held.some(({ id, title, createdBy }) =>
        old ? id === task.id : id === task.id || (title === task.title && createdBy === task.createdBy),
      ),
  );

/** Without the counts of what hangs on it: one's own act on a subtask changes those. */
const partsOf = ({
  title,
  position,
  parentId,
  columnId,
  due,
  priority,
  labels,
  assignees,
  completedAt,
}: Task) =>
  JSON.stringify([title, position, parentId, columnId, due, priority, labels, assignees, completedAt]);
