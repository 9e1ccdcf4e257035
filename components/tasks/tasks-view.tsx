"use client";
import { useQuery } from "@tanstack/react-query";
import { Archive } from "lucide-react";
import { useMemo } from "react";
import { ForwardSlot } from "@/components/messages/forward-slot";
import { Banner } from "@/components/ui/banner";
import { ErrorState } from "@/components/ui/error-state";
import { onDemand } from "@/components/ui/on-demand";
import type { TreeChannel } from "@/lib/channels/schema";
import { bindLabelEvents } from "@/lib/labels/cache-events";
import { labelsQuery } from "@/lib/labels/queries";
import type { Label } from "@/lib/labels/schema";
import { useCacheEvents } from "@/lib/realtime/client";
import { bindTaskEvents } from "@/lib/tasks/cache-events";
import { openTasksQuery } from "@/lib/tasks/queries";
import { TaskList } from "./list/task-list";
import { applyPending, usePending } from "./pending-tasks";
import { TasksSkeleton } from "./tasks-skeleton";
import { TransferSlot } from "./transfer/transfer-slot";
import { useOthersChanges } from "./use-others-changes";
import type { TasksViewName } from "./use-tasks-view";

const NO_LABELS: Label[] = [];
const VIEWS = {
  list: TaskList,
  calendar: onDemand(() => import("./calendar/tasks-calendar"), <TasksSkeleton />),
} satisfies Record<TasksViewName, unknown>;

type TasksViewProps = { channel: TreeChannel; view: TasksViewName };

/** The content of a TODO channel. */
export default function TasksView({ channel, view }: TasksViewProps) {
  useCacheEvents(bindTaskEvents);
  useCacheEvents(bindLabelEvents);
  const View = VIEWS[view];
  const query = useQuery(openTasksQuery(channel.id));
  const labels = useQuery(labelsQuery(channel.id)).data ?? NO_LABELS;
  const pending = usePending(channel.id);
  const tasks = useMemo(() => query.data && applyPending(query.data, pending), [query.data, pending]);
  useOthersChanges(channel.id, tasks);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {channel.isArchived && (
        <Banner icon={<Archive aria-hidden="true" />}>
          This list is archived. It can be read, not changed.
        </Banner>
      )}
      <TransferSlot channelId={channel.id} />
      <ForwardSlot />
      {tasks ? (
        <View channel={channel} tasks={tasks} labels={labels} />
      ) : query.isError ? (
        <ErrorState onRetry={() => void query.refetch()} />
      ) : (
        <TasksSkeleton />
      )}
    </div>
  );
}
