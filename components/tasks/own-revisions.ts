import type { Task } from "@/lib/tasks/schema";

/** The revision that the last act of this page gave each task. */
const revisions = new Map<string, number>();

export function noteOwnRevisions(tasks: readonly Task[]): void {
  for (const { id, revision } of tasks) revisions.set(id, revision);
}

export const isOwnRevision = ({ id, revision }: Task) => (revisions.get(id) ?? -1) >= revision;
