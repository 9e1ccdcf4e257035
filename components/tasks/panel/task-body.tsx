"use client";
import { ErrorState } from "@/components/ui/error-state";
import type { TreeChannel } from "@/lib/channels/schema";
import { TaskGone } from "./task-gone";
import { type TaskLayout, TaskSheet } from "./task-sheet";
import { TaskSkeleton } from "./task-skeleton";
import type { ShownTask } from "./use-shown-task";

type TaskBodyProps = {
  channel: TreeChannel;
  taskId: string;
  shown: ShownTask;
  layout: TaskLayout;
  onOpenTask: (taskId: string) => void;
};

/** A task under the header of its panel or page. */
export function TaskBody({ channel, taskId, shown, layout, onOpenTask }: TaskBodyProps) {
  const { task, isGone, movedTo, error, refetch } = shown;
  if (isGone) return <TaskGone taskId={taskId} movedTo={movedTo} />;
  if (task) return <TaskSheet {...{ channel, task, layout, onOpenTask }} />;
  return error ? <ErrorState onRetry={() => void refetch()} /> : <TaskSkeleton />;
}
