"use client";
import { useQuery } from "@tanstack/react-query";
import { Archive } from "lucide-react";
import Link from "next/link";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { ChannelIcon } from "@/components/shell/channel-icon";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { archivedChannelsQuery } from "@/lib/channels/queries";
import { channelPath } from "@/lib/workspaces/paths";
import { useArchiveChannel } from "./use-channel-changes";

export default function ArchivedChannelsDialog({ onClose }: { onClose: () => void }) {
  const { id, slug } = useWorkspaceIds();
  const { data: channels, isError, refetch } = useQuery(archivedChannelsQuery(id));
  const setArchived = useArchiveChannel();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Archived channels"
      description="They can be read, not written in."
    >
      {isError && <ErrorState onRetry={() => void refetch()} />}
      {!channels && !isError && <Skeleton className="h-10 w-full" />}
      {channels?.length === 0 && (
        <EmptyState icon={<Archive />} title="Nothing is archived">
          Archive a channel from its menu when its work is done.
        </EmptyState>
      )}
      <ul className="divide-y divide-line">
        {channels?.map((channel) => (
          <li key={channel.id} className="flex min-h-11 items-center gap-2">
            <ChannelIcon type={channel.type} className="text-muted" />
            <Link
              href={channelPath(slug, channel.id)}
              onClick={onClose}
              className="min-w-0 flex-1 truncate font-medium hover:underline"
            >
              {channel.name}
            </Link>
            {channel.actions.includes("channel.archive") && (
              <Button size="sm" onClick={() => void setArchived(channel, false)}>
                Bring back
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
