"use client";
import { MoreHorizontal } from "lucide-react";
import { useState } from "react";
import { useMe, useWorkspaceIds } from "@/components/app/workspace-context";
import { copyText } from "@/components/copy-text";
import { SaveItem } from "@/components/saved/save-item";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { onDemand } from "@/components/ui/on-demand";
import { toast } from "@/components/ui/toast";
import type { TreeChannel } from "@/lib/channels/schema";
import { placePath } from "@/lib/objects/place";
import type { Task } from "@/lib/tasks/schema";
import { TaskActionItems } from "../actions/task-action-items";
import type { ActionContext } from "../actions/task-actions";
import { useTaskMutations } from "../task-mutations";

const MoveUnderDialog = onDemand(() => import("./move-under-dialog"));
const RemindDialog = onDemand(() => import("@/components/later/remind-dialog"));
const ReportDialog = onDemand(() => import("@/components/moderation/report-dialog"));

type TaskMenuProps = { channel: TreeChannel; task: Task; onDeleted: () => void };

export function TaskMenu({ channel, task, onDeleted }: TaskMenuProps) {
  const { slug } = useWorkspaceIds();
  const { id: userId } = useMe();
  const mutations = useTaskMutations(channel.id);
  const [dialog, setDialog] = useState<"under" | "remind" | "report" | null>(null);
  const closeDialog = () => setDialog(null);
  const may = (action: "task.update" | "task.delete") =>
    channel.actions.includes(action) && !channel.isArchived && task.archivedAt === null;
  const object = { type: "task", id: task.id } as const;

  async function copyLink() {
    const path = placePath({ workspaceSlug: slug, channelId: channel.id, anchor: object }, slug);
    if (await copyText(location.origin + path)) toast.success("Link copied");
    else toast.error("The link couldn’t be copied.");
  }
  const context: ActionContext = {
    ...{ userId, mutations, ask: setDialog, copyLink: () => void copyLink() },
    setDone: (_, isDone) => void (isDone ? mutations.complete(task) : mutations.reopen(task)),
    remove() {
      onDeleted();
      void mutations.remove(task);
    },
  };

  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton label="More for this task">
            <MoreHorizontal />
          </IconButton>
        }
      >
        <TaskActionItems
          place="panel"
          tasks={[task]}
          userId={userId}
          allows={({ needs }) => needs === null || may(`task.${needs}`)}
          run={(action, tasks) => action.run(tasks, context)}
          shares={<SaveItem channelId={channel.id} object={object} />}
        />
      </Menu>
      {dialog === "under" && <MoveUnderDialog task={task} mutations={mutations} onClose={closeDialog} />}
      {dialog === "remind" && <RemindDialog target={object} text={task.title} onClose={closeDialog} />}
      {dialog === "report" && <ReportDialog target={object} noun="this task" onClose={closeDialog} />}
    </>
  );
}
