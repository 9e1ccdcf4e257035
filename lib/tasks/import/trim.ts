import { type ImportNotes, named } from "@/lib/documents/import/notes";
import { MAX_LEVELS, MAX_NOTES, MAX_SUBTASKS, MAX_TREE } from "../limits";
import type { ImportedTask } from "./imported";

/** A task whose tree fits into the limits: what doesn't is named in its description. */
export function trimmed(given: ImportedTask, notes: ImportNotes): ImportedTask {
  const left: { title: string; isDone: boolean }[] = [];
  let room = MAX_TREE - 1;
  const leave = (task: ImportedTask) => {
    // As deep as a file likes.
    const rest = [task];
    for (let one = rest.pop(); one; one = rest.pop()) {
      left.push({ title: one.title, isDone: one.completedAt !== null });
      rest.push(...one.subtasks.toReversed());
    }
  };
  const fitted = (task: ImportedTask, level: number): ImportedTask => {
    const subtasks: ImportedTask[] = [];
    for (const below of task.subtasks) {
      if (level >= MAX_LEVELS || subtasks.length >= MAX_SUBTASKS || room <= 0) leave(below);
      else {
        room -= 1;
        subtasks.push(fitted(below, level + 1));
      }
    }
    return { ...task, subtasks };
  };
  const task = fitted(given, 1);
  if (given.title.length + given.notes.length > MAX_NOTES)
    notes.add(`A description was too long, and its end was cut off: ${named([given.title])}`);
  if (left.length === 0) return task;
  notes.add(
    `There were too many subtasks, or levels of them; ${left.length} stand in the description of ${named([given.title])}`,
  );
  const lines = left.map(({ title, isDone }) => `- [${isDone ? "x" : " "}] ${title}`);
  return { ...task, notes: [task.notes, lines.join("\n")].filter(Boolean).join("\n\n") };
}
