"use client";
import { useQuery } from "@tanstack/react-query";
import { ListTodo } from "lucide-react";
import { useEffect, useRef } from "react";
import { useActions } from "@/components/shell/actions";
import { PaneHeader } from "@/components/shell/pane-header";
import { ErrorState } from "@/components/ui/error-state";
import { SidePanel } from "@/components/workspaces/side-panel";
import type { TreeChannel } from "@/lib/channels/schema";
import { channelTypeOf } from "@/lib/channels/types";
import { AppError } from "@/lib/http/errors";
import { bindLabelEvents } from "@/lib/labels/cache-events";
import { useCacheEvents } from "@/lib/realtime/client";
import { bindTaskEvents } from "@/lib/tasks/cache-events";
import { taskQuery } from "@/lib/tasks/queries";
import { usePending, withPending } from "../pending-tasks";
import { openTask } from "../task-place";
import { TaskGone } from "./task-gone";
import { TaskMenu } from "./task-menu";
import { TaskSheet } from "./task-sheet";
import { TaskSkeleton } from "./task-skeleton";

type TaskPanelProps = { channel: TreeChannel; taskId: string };

/** A task beside the page: everything about it, edited in its place. */
export default function TaskPanel({ channel, taskId }: TaskPanelProps) {
  useCacheEvents(bindTaskEvents);
  useCacheEvents(bindLabelEvents);
  const close = useClose(taskId);
  // Before that of the channel: Escape closes what was opened last.
  useActions([
    { id: "task.close", label: "Close the task", group: "Channels", shortcut: "escape", run: close },
  ]);
  const { data, error, refetch } = useQuery(taskQuery(channel.id, taskId));
  const pending = usePending(channel.id);
  const task = data && withPending(data, pending);
  const isGone =
    (error instanceof AppError && error.code === "not_found") ||
    (data !== undefined && (!task || task.channelId !== channel.id));
  const { thing } = channelTypeOf(channel.type);
  const word = thing.charAt(0).toUpperCase() + thing.slice(1);
  return (
    <SidePanel label={word}>
      <PaneHeader
        level={2}
        title={word}
        icon={<ListTodo className="size-4" aria-hidden="true" />}
        subtitle={channel.name}
        actions={task && !isGone && <TaskMenu channel={channel} task={task} onDeleted={close} />}
        onClose={close}
      />
      {isGone ? (
        <TaskGone taskId={taskId} movedTo={data && data.channelId !== channel.id ? data.channelId : null} />
      ) : task ? (
        <TaskSheet channel={channel} task={task} />
      ) : error ? (
        <ErrorState onRetry={() => void refetch()} />
      ) : (
        <TaskSkeleton />
      )}
    </SidePanel>
  );
}

/** Closes the panel, and gives the focus back to the task in its list, or to what opened it. */
function useClose(taskId: string) {
  const opener = useRef<Element>(null);
  useEffect(() => {
    opener.current = document.activeElement;
  }, []);
  return () => {
    const inList = document.querySelector<HTMLElement>(`main [data-task="${taskId}"] [data-title]`);
    openTask(null);
    if (inList) inList.focus();
    else if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
  };
}
