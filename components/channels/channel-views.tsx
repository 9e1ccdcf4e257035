import type { ComponentType } from "react";
import { ChannelIcon } from "@/components/shell/channel-icon";
import { EmptyState } from "@/components/ui/empty-state";
import type { TreeChannel } from "@/lib/channels/schema";
import { type ChannelType, channelTypeOf } from "@/lib/channels/types";
import { ChatPage } from "./chat-page";
import { DocumentPage } from "./document-page";
import { TasksPage } from "./tasks-page";

/** The view of each type of channel. One that isn't text alone loads its content with `onDemand`. */
export const CHANNEL_VIEWS: Record<ChannelType, ComponentType<{ channel: TreeChannel }>> = {
  CHAT: ChatPage,
  DOC: DocumentPage,
  VOICE: NotYet,
  TODO: TasksPage,
  KANBAN: NotYet,
  PROJECT: NotYet,
  DECK: NotYet,
  // Conversations have a page of their own, outside the workspaces.
  DIRECT: NotYet,
  GROUP: NotYet,
};

function NotYet({ channel: { type } }: { channel: TreeChannel }) {
  return (
    <EmptyState icon={<ChannelIcon type={type} />} title={`${channelTypeOf(type).name}: can’t be shown yet`}>
      It was made by a newer version of Guildhall.
    </EmptyState>
  );
}
