"use client";
import { ListTodo, Maximize2 } from "lucide-react";
import { useEffect, useRef } from "react";
import { useActions } from "@/components/shell/actions";
import { PaneHeader } from "@/components/shell/pane-header";
import { IconButton } from "@/components/ui/icon-button";
import { SidePanel } from "@/components/workspaces/side-panel";
import type { TreeChannel } from "@/lib/channels/schema";
import { openTask, useOpenTaskPage } from "../task-place";
import { TaskBody } from "./task-body";
import { TaskMenu } from "./task-menu";
import { useShownTask, wordFor } from "./use-shown-task";

type TaskPanelProps = { channel: TreeChannel; taskId: string };

/** A task beside the page: everything about it, edited in its place. */
export default function TaskPanel({ channel, taskId }: TaskPanelProps) {
  const shown = useShownTask(channel, taskId);
  const openPage = useOpenTaskPage();
  const close = useClose(taskId);
  // Before that of the channel: Escape closes what was opened last.
  useActions([
    { id: "task.close", label: "Close the task", group: "Channels", shortcut: "escape", run: close },
  ]);
  const { task } = shown;
  const word = wordFor(channel);
  return (
    <SidePanel label={word}>
      <PaneHeader
        level={2}
        title={word}
        icon={<ListTodo className="size-4" aria-hidden="true" />}
        subtitle={channel.name}
        actions={
          task && (
            <>
              <IconButton label="Open as page" onClick={() => openPage(task)}>
                <Maximize2 />
              </IconButton>
              <TaskMenu channel={channel} task={task} layout="panel" onDeleted={close} />
            </>
          )
        }
        onClose={close}
      />
      <TaskBody {...{ channel, taskId, shown }} layout="panel" onOpenTask={openTask} />
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
