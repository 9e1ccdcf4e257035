"use client";
import { MoreHorizontal } from "lucide-react";
import { useState } from "react";
import { useAskAbout } from "@/components/ai/along/use-ask-about";
import { useMe, useWorkspaceIds } from "@/components/app/workspace-context";
import { copyText } from "@/components/copy-text";
import { SaveItem } from "@/components/saved/save-item";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { onDemand } from "@/components/ui/on-demand";
import { toast } from "@/components/ui/toast";
import type { TreeChannel } from "@/lib/channels/schema";
import { placePath } from "@/lib/objects/place";
import type { TaskDetails } from "@/lib/tasks/schema";
import { TaskActionItems } from "../actions/task-action-items";
import type { ActionContext, NamedAction } from "../actions/task-actions";
import { useTaskMutations } from "../task-mutations";
import { useOpenTaskPage } from "../task-place";
import type { TaskLayout } from "./task-sheet";

const MoveUnderDialog = onDemand(() => import("./move-under-dialog"));
const NotesHistory = onDemand(() => import("./notes-history"));
const RemindDialog = onDemand(() => import("@/components/later/remind-dialog"));
const ReportDialog = onDemand(() => import("@/components/moderation/report-dialog"));

type TaskMenuProps = {
  channel: TreeChannel;
  task: TaskDetails;
  layout: TaskLayout;
  onDeleted: () => void;
};

export function TaskMenu({ channel, task, layout, onDeleted }: TaskMenuProps) {
  const { slug } = useWorkspaceIds();
  const { id: userId } = useMe();
  const mutations = useTaskMutations(channel.id);
  const [dialog, setDialog] = useState<"under" | "history" | "remind" | "report" | null>(null);
  const openPage = useOpenTaskPage();
  const askAbout = useAskAbout();
  const closeDialog = () => setDialog(null);
  const may = (action: "task.update" | "task.delete") =>
    channel.actions.includes(action) && !channel.isArchived && task.archivedAt === null;
  const object = { type: "task", id: task.id } as const;

  /** The notes have a history since somebody began to write in their document. */
  function allows({ id, needs }: NamedAction) {
    if (id === "openPage" && layout === "page") return false;
    if (id === "history" && task.documentId === null) return false;
    return needs === null || may(`task.${needs}`);
  }

  async function copyLink() {
    const path = placePath({ workspaceSlug: slug, channelId: channel.id, anchor: object }, slug);
    if (await copyText(location.origin + path)) toast.success("Link copied");
    else toast.error("The link couldn’t be copied.");
  }
  const context: ActionContext = {
    ...{ userId, mutations, ask: setDialog, copyLink: () => void copyLink(), openPage },
    askAbout: ({ id }) => askAbout({ type: "task", id }),
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
          allows={allows}
          run={(action, tasks) => action.run(tasks, context)}
          shares={<SaveItem channelId={channel.id} object={object} />}
        />
      </Menu>
      {dialog === "under" && <MoveUnderDialog task={task} mutations={mutations} onClose={closeDialog} />}
      {dialog === "history" && task.documentId && (
        <NotesHistory
          documentId={task.documentId}
          title={task.title}
          canEdit={may("task.update")}
          onClose={closeDialog}
        />
      )}
      {dialog === "remind" && <RemindDialog target={object} text={task.title} onClose={closeDialog} />}
      {dialog === "report" && <ReportDialog target={object} noun="this task" onClose={closeDialog} />}
    </>
  );
}
