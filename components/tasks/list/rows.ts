import type { Task } from "@/lib/tasks/schema";
import type { TaskGiven } from "../draft-task";
import type { TaskGroup } from "./arrange";
import type { Leveled } from "./task-tree";

/** What the list draws, each of the same height. `number` counts the tasks. */
export type Row =
  | { kind: "heading"; id: string; label: string; count: number }
  | { kind: "task"; id: string; task: Task; level: number; number: number }
  | { kind: "add"; id: string; label: string; given: TaskGiven }
  | { kind: "done"; id: string }
  | { kind: "more"; id: string };

export type DoneTasks = { isOpen: boolean; tasks: readonly Task[]; hasMore: boolean };

/** @param done null where they aren't shown */
export function rowsOf(
  groups: readonly TaskGroup[],
  canAdd: boolean,
  folded: ReadonlySet<string>,
  done: DoneTasks | null,
) {
  const rows: Row[] = [];
  let number = 0;
  // One that has two labels stands in both groups.
  const addTask = (group: string, { task, level }: Leveled) => {
    number += 1;
    rows.push({ kind: "task", id: `${group} ${task.id}`, task, level, number });
  };
  for (const { id, label, tasks, given } of groups) {
    if (label) rows.push({ kind: "heading", id, label, count: tasks.length });
    if (label && folded.has(id)) continue;
    for (const leveled of tasks) addTask(id, leveled);
    if (canAdd && given) rows.push({ kind: "add", id: `add ${id}`, label, given });
  }
  if (done) {
    rows.push({ kind: "done", id: "done" });
    if (done.isOpen) for (const task of done.tasks) addTask("done", { task, level: 0 });
    if (done.isOpen && done.hasMore) rows.push({ kind: "more", id: "more" });
  }
  return { rows, count: number };
}
