"use client";
import { onDemand } from "@/components/ui/on-demand";
import type { TreeChannel } from "@/lib/channels/schema";
import { useTaskId } from "../task-place";

const TaskPanel = onDemand(() => import("./task-panel"), <span hidden />);

/** Shows the task that the address names, if any. */
export function TaskSlot({ channel }: { channel: TreeChannel }) {
  const taskId = useTaskId();
  return taskId && <TaskPanel key={taskId} channel={channel} taskId={taskId} />;
}
