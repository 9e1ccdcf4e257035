"use client";
import { useMe } from "@/components/app/workspace-context";
import { ChannelIcon } from "@/components/shell/channel-icon";
import { PaneHeader } from "@/components/shell/pane-header";
import { TaskSlot } from "@/components/tasks/panel/task-slot";
import { TasksSkeleton } from "@/components/tasks/tasks-skeleton";
import { useTasksView } from "@/components/tasks/use-tasks-view";
import { ViewTabs } from "@/components/tasks/view-tabs";
import { onDemand } from "@/components/ui/on-demand";
import type { TreeChannel } from "@/lib/channels/schema";
import { ChannelExtras } from "./channel-extras";
import { ChannelMenu } from "./channel-menu";
import { MessagesBeside, MessagesButton } from "./messages-beside";
import { PanelSlot } from "./panel-slot";

const TasksView = onDemand(() => import("@/components/tasks/tasks-view"), <TasksSkeleton />);

/** A list of tasks, and what is said about it beside it. */
export default function TasksPage({ channel }: { channel: TreeChannel }) {
  const { id: userId } = useMe();
  const [view, setView] = useTasksView(channel.id, userId);
  return (
    <>
      <div className="flex h-full min-h-0 min-w-0 flex-1 flex-col">
        <PaneHeader
          title={channel.name}
          icon={<ChannelIcon type={channel.type} />}
          subtitle={channel.topic}
          extras={<ChannelExtras channel={channel} />}
          actions={
            <>
              <ViewTabs view={view} onChange={setView} />
              <MessagesButton channel={channel} />
              <ChannelMenu channel={channel} />
            </>
          }
        />
        <TasksView channel={channel} view={view} />
      </div>
      <PanelSlot channel={channel} />
      <TaskSlot channel={channel} />
      <MessagesBeside channel={channel} />
    </>
  );
}
