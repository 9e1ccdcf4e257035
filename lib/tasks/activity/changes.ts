import type { Task } from "../schema";
import type { BeforeTransfer } from "../transfer/before";
import type { TaskAct } from "./schema";

type Without<T, K extends string> = T extends { kind: K } ? never : T;
/** An act as it is stored: people by their ids. */
export type StoredAct =
  | Without<TaskAct, "assigned" | "unassigned" | "channel">
  | { kind: "assigned" | "unassigned"; userIds: string[] }
  /** Channels by their ids; `before` is what moving back restores. */
  | { kind: "channel"; from: string; to: string; before?: BeforeTransfer };

/** What a change of a task's fields did, but for its labels, whose names are known elsewhere. */
export function changesBetween(before: Task, after: Task): StoredAct[] {
  const acts: StoredAct[] = [];
  if (before.title !== after.title) acts.push({ kind: "renamed", from: before.title, to: after.title });
  if (JSON.stringify(before.due) !== JSON.stringify(after.due))
    acts.push({ kind: "due", from: before.due, to: after.due });
  if (before.repeat?.text !== after.repeat?.text)
    acts.push({ kind: "repeat", to: after.repeat?.text ?? null });
  if (before.priority !== after.priority)
    acts.push({ kind: "priority", from: before.priority, to: after.priority });
  const assigned = without(after.assignees, before.assignees);
  if (assigned.length > 0) acts.push({ kind: "assigned", userIds: assigned });
  const unassigned = without(before.assignees, after.assignees);
  if (unassigned.length > 0) acts.push({ kind: "unassigned", userIds: unassigned });
  if (before.notesRevision !== after.notesRevision) acts.push({ kind: "notes" });
  return acts;
}

export const without = (ids: readonly string[], others: readonly string[]): string[] =>
  ids.filter((id) => !others.includes(id));
