import { type ImportNotes, named } from "@/lib/documents/import/notes";
import type { ImportedTask } from "../imported";
import { nameKey } from "../text";

type Placed = { task: ImportedTask; id: string; parent: string };

/** Puts tasks under those that they name as their parents, by id or by title. What names none that is there is at the top. */
export function nested(placed: readonly Placed[], notes: ImportNotes): ImportedTask[] {
  const byId = new Map<string, Placed>();
  const byTitle = new Map<string, Placed>();
  for (const one of placed) {
    if (one.id && !byId.has(one.id)) byId.set(one.id, one);
    if (!byTitle.has(nameKey(one.task.title))) byTitle.set(nameKey(one.task.title), one);
  }
  const parents = new Map<Placed, Placed>();
  const lost: string[] = [];
  for (const one of placed) {
    if (!one.parent) continue;
    const parent = byId.get(one.parent) ?? byTitle.get(nameKey(one.parent));
    if (parent && !isUnder(parent, one, parents)) parents.set(one, parent);
    else lost.push(one.task.title);
  }
  if (lost.length > 0)
    notes.add(`The tasks above these aren’t in the file, or are under them: ${named(lost)}`);
  for (const [one, parent] of parents) parent.task.subtasks.push(one.task);
  return placed.flatMap((one) => (parents.has(one) ? [] : one.task));
}

/** Whether a task is the other one, or stands under it. */
function isUnder(task: Placed, other: Placed, parents: ReadonlyMap<Placed, Placed>): boolean {
  for (let at: Placed | undefined = task; at; at = parents.get(at)) if (at === other) return true;
  return false;
}
