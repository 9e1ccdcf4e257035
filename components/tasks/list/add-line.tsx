"use client";
import type { QuickTask } from "@/lib/tasks/quick-add";
import type { TaskGiven } from "../draft-task";
import { QuickAddField } from "../quick-add-field";
import { useTaskList } from "./list-context";

type AddLineProps = {
  /** Of the group, for screen readers. */
  label: string;
  /** Names the place, for the words that are typed there. */
  place: string;
  given: TaskGiven;
};

/** Adds tasks at the end of a group: what the line says of one goes before what the group gives it. */
export function AddLine({ label, place, given }: AddLineProps) {
  const { channelId, mutations, readers, labels, canMakeLabels } = useTaskList();
  return (
    <li data-add-task>
      <QuickAddField
        channelId={channelId}
        place={place}
        label={label ? `Add a task to ${label}` : "Add a task"}
        people={readers}
        labels={[...labels.values()]}
        canMakeLabels={canMakeLabels}
        onAdd={(task) => mutations.create(task.title, withGiven(task, given))}
      />
    </li>
  );
}

/** Only what is known of the task: the server gives the rest. */
export function withGiven(
  { due, repeat, priority, newLabels, ...people }: QuickTask,
  given: TaskGiven,
): TaskGiven {
  const assignees = [...new Set([...(given.assignees ?? []), ...people.assignees])];
  const labels = [...new Set([...(given.labels ?? []), ...people.labels])];
  return {
    ...given,
    ...(due && { due }),
    ...(repeat && { repeat }),
    ...(priority && { priority }),
    ...(assignees.length > 0 && { assignees }),
    ...(labels.length > 0 && { labels }),
    ...(newLabels.length > 0 && { newLabels }),
  };
}
