"use client";
import {
  AlarmClock,
  ArrowRightLeft,
  CircleCheck,
  CornerLeftUp,
  Flag,
  Link2,
  MoreHorizontal,
  RotateCcw,
  Trash2,
} from "lucide-react";
import { useState } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { copyText } from "@/components/copy-text";
import { SaveItem } from "@/components/saved/save-item";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { MenuItem, MenuSeparator } from "@/components/ui/menu-item";
import { onDemand } from "@/components/ui/on-demand";
import { toast } from "@/components/ui/toast";
import type { TreeChannel } from "@/lib/channels/schema";
import { placePath } from "@/lib/objects/place";
import type { Task } from "@/lib/tasks/schema";
import { useTaskMutations } from "../task-mutations";
import { chooseChannel } from "../transfer/transfer-store";

const MoveUnderDialog = onDemand(() => import("./move-under-dialog"));
const RemindDialog = onDemand(() => import("@/components/later/remind-dialog"));
const ReportDialog = onDemand(() => import("@/components/moderation/report-dialog"));

type TaskMenuProps = { channel: TreeChannel; task: Task; onDeleted: () => void };

export function TaskMenu({ channel, task, onDeleted }: TaskMenuProps) {
  const { slug } = useWorkspaceIds();
  const mutations = useTaskMutations(channel.id);
  const [dialog, setDialog] = useState<"move" | "remind" | "report" | null>(null);
  const closeDialog = () => setDialog(null);
  const may = (action: "task.update" | "task.delete") =>
    channel.actions.includes(action) && !channel.isArchived && task.archivedAt === null;
  const isDone = task.completedAt !== null;
  const object = { type: "task", id: task.id } as const;

  async function copyLink() {
    const path = placePath({ workspaceSlug: slug, channelId: channel.id, anchor: object }, slug);
    if (await copyText(location.origin + path)) toast.success("Link copied");
    else toast.error("The link couldn’t be copied.");
  }
  function remove() {
    onDeleted();
    void mutations.remove(task);
  }

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
        {may("task.update") && (
          <MenuItem
            icon={isDone ? <RotateCcw /> : <CircleCheck />}
            onSelect={() => void (isDone ? mutations.reopen(task) : mutations.complete(task))}
          >
            {isDone ? "Reopen" : "Mark done"}
          </MenuItem>
        )}
        {may("task.update") && !isDone && (
          <MenuItem icon={<CornerLeftUp />} onSelect={() => setDialog("move")}>
            Move under…
          </MenuItem>
        )}
        {may("task.delete") && (
          <MenuItem icon={<ArrowRightLeft />} onSelect={() => chooseChannel(task)}>
            Move to another board or list…
          </MenuItem>
        )}
        <MenuItem icon={<Link2 />} onSelect={() => void copyLink()}>
          Copy link
        </MenuItem>
        <SaveItem channelId={channel.id} object={object} />
        <MenuItem icon={<AlarmClock />} onSelect={() => setDialog("remind")}>
          Remind me…
        </MenuItem>
        <MenuItem icon={<Flag />} onSelect={() => setDialog("report")}>
          Report…
        </MenuItem>
        {may("task.delete") && <MenuSeparator />}
        {may("task.delete") && (
          <MenuItem icon={<Trash2 />} tone="danger" onSelect={remove}>
            Delete the task
          </MenuItem>
        )}
      </Menu>
      {dialog === "move" && <MoveUnderDialog task={task} mutations={mutations} onClose={closeDialog} />}
      {dialog === "remind" && <RemindDialog target={object} text={task.title} onClose={closeDialog} />}
      {dialog === "report" && <ReportDialog target={object} noun="this task" onClose={closeDialog} />}
    </>
  );
}
