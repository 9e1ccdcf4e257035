"use client";
import { useQuery } from "@tanstack/react-query";
import { Hash } from "lucide-react";
import { useChannels, useWorkspaceIds } from "@/components/app/workspace-context";
import { DocumentPage } from "@/components/channels/document-page";
import { MessageListSkeleton } from "@/components/messages/message-list-skeleton";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { channelQuery } from "@/lib/channels/queries";
import { AppError } from "@/lib/http/errors";
import { ChannelGone } from "./channel-gone";
import { ChatPage } from "./chat-page";
import { useRememberChannel } from "./use-remember-channel";
import { useTabTitle } from "./use-tab-title";

/** Whatever the channel is, by its type. */
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
  switch (channel.type) {
    case "CHAT":
      return <ChatPage key={channel.id} channel={channel} />;
    case "DOC":
      return <DocumentPage key={channel.id} channel={channel} />;
    default:
      return (
        <EmptyState icon={<Hash />} title="This kind of channel can’t be shown yet">
          It was made by a newer version of Guildhall.
        </EmptyState>
      );
  }
}
