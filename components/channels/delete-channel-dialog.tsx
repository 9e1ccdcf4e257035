"use client";
import { useQueryClient } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { useChannels, useWorkspaceIds } from "@/components/app/workspace-context";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { deleteChannelContract } from "@/lib/channels/contract";
import { channelsQuery } from "@/lib/channels/queries";
import type { TreeChannel } from "@/lib/channels/schema";
import { call } from "@/lib/http/client";
import { channelPath, workspacePath } from "@/lib/workspaces/paths";
import { inTreeOrder } from "./build-tree";

export default function DeleteChannelDialog({
  channel,
  onClose,
}: {
  channel: TreeChannel;
  onClose: () => void;
}) {
  const client = useQueryClient();
  const router = useRouter();
  const pathname = usePathname();
  const workspace = useWorkspaceIds();
  const channels = useChannels();

  async function remove() {
    await call(deleteChannelContract, { params: { channelId: channel.id } });
    const { queryKey } = channelsQuery(workspace.id);
    if (pathname === channelPath(workspace.slug, channel.id)) {
      const next = inTreeOrder(channels).find((other) => other.id !== channel.id);
      router.replace(next ? channelPath(workspace.slug, next.id) : workspacePath(workspace.slug));
    }
    client.setQueryData(queryKey, (tree) => tree?.filter((other) => other.id !== channel.id));
    void client.invalidateQueries({ queryKey });
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Delete ${channel.name}?`}
      description="All that was said and written in it is deleted for everyone, and can’t be brought back. Channels inside it move to the top."
      confirmLabel="Delete channel"
      onConfirm={remove}
    />
  );
}
