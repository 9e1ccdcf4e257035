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
  const above = new Map<Placed, Placed>();
  const lost: string[] = [];
  for (const one of placed) {
    if (!one.parent) continue;
    const parent = byId.get(one.parent) ?? byTitle.get(nameKey(one.parent));
    if (parent && topOf(parent, above) !== one) {
      parents.set(one, parent);
      above.set(one, parent);
    } else lost.push(one.task.title);
  }
  if (lost.length > 0)
    notes.add(`The tasks above these aren’t in the file, or are under them: ${named(lost)}`);
  for (const [one, parent] of parents) parent.task.subtasks.push(one.task);
  return placed.flatMap((one) => (parents.has(one) ? [] : one.task));
}

/** The task that stands above all others over this one. Shortens the way for the next look: a file may be one long chain. */
function topOf(task: Placed, above: Map<Placed, Placed>): Placed {
  let top = task;
  for (let next = above.get(top); next; next = above.get(top)) top = next;
  for (let at = task; at !== top; ) {
    const next = above.get(at) ?? top;
    above.set(at, top);
    at = next;
  }
  return top;
}
