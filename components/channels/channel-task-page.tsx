"use client";
import { TaskSkeleton } from "@/components/tasks/panel/task-skeleton";
import { onDemand } from "@/components/ui/on-demand";
import { useShownChannel } from "./use-shown-channel";

const TaskPage = onDemand(() => import("@/components/tasks/panel/task-page"), <TaskSkeleton />);

/** A task of a channel as a page of its own. */
export function ChannelTaskPage({ channelId, taskId }: { channelId: string; taskId: string }) {
  const [channel, instead] = useShownChannel(channelId);
  return channel ? <TaskPage key={taskId} channel={channel} taskId={taskId} /> : instead;
}
