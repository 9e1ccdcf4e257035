"use client";
import { PanelRight } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { useTabTitle } from "@/components/channels/use-tab-title";
import { ForwardSlot } from "@/components/messages/forward-slot";
import { ChannelIcon } from "@/components/shell/channel-icon";
import { PaneHeader } from "@/components/shell/pane-header";
import { LinkButton } from "@/components/ui/link-button";
import type { TreeChannel } from "@/lib/channels/schema";
import { channelPath } from "@/lib/workspaces/paths";
import { taskPagePath, taskPath } from "../task-place";
import { TransferSlot } from "../transfer/transfer-slot";
import { TaskBody } from "./task-body";
import { TaskMenu } from "./task-menu";
import { useShownTask, wordFor } from "./use-shown-task";

/** A task or card as a page of its own; the name of its list or board leads back there. */
export default function TaskPage({ channel, taskId }: { channel: TreeChannel; taskId: string }) {
  const router = useRouter();
  const { slug } = useWorkspaceIds();
  const shown = useShownTask(channel, taskId);
  const { task } = shown;
  const home = channelPath(slug, channel.id);
  useTabTitle(task ? `${task.title} · ${channel.name}` : channel.name);
  return (
    <div className="flex h-full min-h-0 min-w-0 flex-1 flex-col">
      <PaneHeader
        title={
          <Link
            href={home}
            prefetch={false}
            aria-label={`Back to ${channel.name}`}
            className="rounded-sm hover:underline"
          >
            {channel.name}
          </Link>
        }
        icon={<ChannelIcon type={channel.type} />}
        subtitle={wordFor(channel)}
        extras={
          <LinkButton
            variant="ghost"
            size="sm"
            icon={<PanelRight />}
            href={taskPath(slug, channel.id, taskId)}
          >
            Open beside
          </LinkButton>
        }
        actions={
          task && <TaskMenu channel={channel} task={task} layout="page" onDeleted={() => router.push(home)} />
        }
      />
      <TaskBody
        {...{ channel, taskId, shown }}
        layout="page"
        onOpenTask={(id) => router.push(taskPagePath(slug, { id, channelId: channel.id }))}
      />
      <TransferSlot channelId={channel.id} />
      <ForwardSlot />
    </div>
  );
}
