"use client";
import { useQueryClient } from "@tanstack/react-query";
import { showError } from "@/components/ui/show-error";
import { toast } from "@/components/ui/toast";
import { moveChannelContract, updateChannelContract } from "@/lib/channels/contract";
import { archivedChannelsQuery, channelQuery, channelsQuery } from "@/lib/channels/queries";
import type { TreeChannel } from "@/lib/channels/schema";
import { call } from "@/lib/http/client";
import type { Move } from "./build-tree";

/** The tree is asked for again rather than guessed: the server gives the place. */
function useRefreshTree() {
  const client = useQueryClient();
  return (workspaceId: string | null, channelId: string) => {
    void client.invalidateQueries({ queryKey: channelQuery(channelId).queryKey });
    if (!workspaceId) return;
    void client.invalidateQueries({ queryKey: channelsQuery(workspaceId).queryKey });
    void client.invalidateQueries({ queryKey: archivedChannelsQuery(workspaceId).queryKey });
  };
}

export function useMoveChannel() {
  const refresh = useRefreshTree();
  return (channel: TreeChannel, place: Move) =>
    call(moveChannelContract, { params: { channelId: channel.id }, body: place })
      .then(() => refresh(channel.workspaceId, channel.id))
      .catch(showError);
}

export function useArchiveChannel() {
  const refresh = useRefreshTree();
  return async function setArchived(channel: TreeChannel, isArchived: boolean) {
    try {
      await call(updateChannelContract, { params: { channelId: channel.id }, body: { isArchived } });
      refresh(channel.workspaceId, channel.id);
      const undo = { label: "Undo", onClick: () => void setArchived(channel, false) };
      if (isArchived) toast.success(`${channel.name} is archived`, { action: undo });
    } catch (error) {
      showError(error);
    }
  };
}
