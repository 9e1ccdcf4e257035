import type { ComponentType } from "react";
import { ChannelIcon } from "@/components/shell/channel-icon";
import { PaneHeader } from "@/components/shell/pane-header";
import { EmptyState } from "@/components/ui/empty-state";
import { onDemand } from "@/components/ui/on-demand";
import type { TreeChannel } from "@/lib/channels/schema";
import { type ChannelType, channelTypeOf } from "@/lib/channels/types";
import { ChatPage } from "./chat-page";

/** The place of a page while its code comes. */
const header = ({ channel: { type, name, topic } }: { channel: TreeChannel }) => (
  <div className="min-w-0 flex-1">
    <PaneHeader title={name} icon={<ChannelIcon type={type} />} subtitle={topic} />
  </div>
);

/** The view of each type of channel. What isn't text alone is loaded with `onDemand`. */
export const CHANNEL_VIEWS: Record<ChannelType, ComponentType<{ channel: TreeChannel }>> = {
  CHAT: ChatPage,
  // Its editor needs a browser, and is a large download.
  DOC: onDemand(() => import("./document-page"), header),
  VOICE: onDemand(() => import("./voice-page"), header),
  TODO: onDemand(() => import("./tasks-page"), header),
  KANBAN: onDemand(() => import("./board-page"), header),
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
