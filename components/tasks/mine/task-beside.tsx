"use client";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useChannels, useWorkspaces, WorkspaceProvider } from "@/components/app/workspace-context";
import { channelQuery } from "@/lib/channels/queries";
import { TaskSlot } from "../panel/task-slot";
import { TransferSlot } from "../transfer/transfer-slot";

/** The task that the address names, of whichever workspace its channel is. */
export function TaskBeside({ channelId }: { channelId: string }) {
  const inTree = useChannels().find(({ id }) => id === channelId);
  const alone = useQuery({ ...channelQuery(channelId), enabled: !inTree }).data;
  const channel = inTree ?? alone;
  const workspaceId = channel?.workspaceId;
  const slug = useWorkspaces().find(({ id }) => id === workspaceId)?.slug;
  const ids = useMemo(() => (workspaceId && slug ? { id: workspaceId, slug } : null), [workspaceId, slug]);
  if (!channel || !ids) return null;
  return (
    <WorkspaceProvider value={ids}>
      <TaskSlot channel={channel} />
      <TransferSlot channelId={channel.id} />
    </WorkspaceProvider>
  );
}
