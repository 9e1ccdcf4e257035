"use client";
import { useQuery } from "@tanstack/react-query";
import { useChannels, useWorkspaceIds } from "@/components/app/workspace-context";
import { MessageListSkeleton } from "@/components/messages/message-list-skeleton";
import { ErrorState } from "@/components/ui/error-state";
import { onDemand } from "@/components/ui/on-demand";
import { channelQuery } from "@/lib/channels/queries";
import { AppError } from "@/lib/http/errors";
import { CHANNEL_VIEWS } from "./channel-views";
import { useRememberChannel } from "./use-remember-channel";
import { useTabTitle } from "./use-tab-title";

const ChannelGone = onDemand(() => import("./channel-gone"), <MessageListSkeleton />);

/** A channel, drawn by the view of its type. */
export function ChannelPage({ channelId }: { channelId: string }) {
  const { slug } = useWorkspaceIds();
  const inTree = useChannels().find((channel) => channel.id === channelId);
  // Archived channels aren't in the tree.
  const alone = useQuery({ ...channelQuery(channelId), enabled: !inTree });
  const channel = inTree ?? alone.data;
  useRememberChannel(slug, channelId);
  useTabTitle(channel?.name);

  if (!channel || (!inTree && alone.error)) {
    if (!alone.error) return <MessageListSkeleton />;
    if (alone.error instanceof AppError && alone.error.code === "not_found") return <ChannelGone />;
    return <ErrorState onRetry={() => void alone.refetch()} />;
  }
  const View = CHANNEL_VIEWS[channel.type];
  return <View key={channel.id} channel={channel} />;
}
