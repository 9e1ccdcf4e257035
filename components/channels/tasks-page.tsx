"use client";
import { useMe } from "@/components/app/workspace-context";
import { TasksSkeleton } from "@/components/tasks/tasks-skeleton";
import { useTasksView } from "@/components/tasks/use-tasks-view";
import { ViewTabs } from "@/components/tasks/view-tabs";
import { onDemand } from "@/components/ui/on-demand";
import type { TreeChannel } from "@/lib/channels/schema";
import { WorkPage } from "./work-page";

const TasksView = onDemand(() => import("@/components/tasks/tasks-view"), <TasksSkeleton />);

/** A list of tasks, or their calendar. */
export default function TasksPage({ channel }: { channel: TreeChannel }) {
  const { id: userId } = useMe();
  const [view, setView] = useTasksView(channel.id, userId);
  return (
    <WorkPage channel={channel} actions={<ViewTabs view={view} onChange={setView} />}>
      <TasksView channel={channel} view={view} />
    </WorkPage>
  );
}
