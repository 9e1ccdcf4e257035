import type { z } from "zod";
import { newId } from "@/lib/new-id";
import type { NewTask, NewTaskDue, Task } from "@/lib/tasks/schema";

/** What a new task is given besides its title. */
export type TaskGiven = Omit<z.input<typeof NewTask>, "title">;

export const newDue = ({ on, time, timeZone }: NonNullable<Task["due"]>) => ({ on, time, timeZone });

/** The moment is the server's to compute: until it has, only the day counts. */
type GivenDue = { on: string; time?: string | null | undefined; timeZone?: string | null | undefined };
export const shownDue = (due: GivenDue | NewTaskDue | null): Task["due"] =>
  due && { on: due.on, time: due.time ?? null, timeZone: due.timeZone ?? null, at: null };

/** A task that the server doesn't know yet. */
export function draftTask(channelId: string, title: string, given: TaskGiven, userId: string): Task {
  return {
    id: newId(),
    channelId,
    title,
    parentId: given.parentId ?? null,
    columnId: given.columnId ?? null,
    position: "",
    due: shownDue(given.due ?? null),
    repeat: null,
    priority: given.priority ?? 0,
    labels: given.labels ?? [],
    assignees: given.assignees ?? [],
    completedAt: null,
    completedBy: null,
    archivedAt: null,
    hasNotes: false,
    notesRevision: 0,
    subtasks: 0,
    openSubtasks: 0,
    attachmentCount: 0,
    cover: null,
    commentCount: 0,
    revision: 0,
    createdAt: new Date().toISOString(),
    createdBy: userId,
  };
}
