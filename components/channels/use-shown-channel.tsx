"use client";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useChannels } from "@/components/app/workspace-context";
import { MessageListSkeleton } from "@/components/messages/message-list-skeleton";
import { ErrorState } from "@/components/ui/error-state";
import { onDemand } from "@/components/ui/on-demand";
import { channelQuery } from "@/lib/channels/queries";
import type { TreeChannel } from "@/lib/channels/schema";
import { AppError } from "@/lib/http/errors";

const ChannelGone = onDemand(() => import("./channel-gone"), <MessageListSkeleton />);

/** A channel, or what stands in its place while it is read, failed to be, or is gone. */
export function useShownChannel(channelId: string): [TreeChannel, null] | [null, ReactNode] {
  const inTree = useChannels().find((channel) => channel.id === channelId);
  // Archived channels aren't in the tree.
  const alone = useQuery({ ...channelQuery(channelId), enabled: !inTree });
  const channel = inTree ?? alone.data;
  if (channel && (inTree || !alone.error)) return [channel, null];
  if (!alone.error) return [null, <MessageListSkeleton key="waiting" />];
  if (alone.error instanceof AppError && alone.error.code === "not_found")
    return [null, <ChannelGone key="gone" />];
  return [null, <ErrorState key="failed" onRetry={() => void alone.refetch()} />];
}
