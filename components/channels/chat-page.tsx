"use client";
import { CallButton } from "@/components/calls/call-button";
import { CallSlot } from "@/components/calls/call-slot";
import { MessageStream } from "@/components/messages/message-stream";
import { PaneHeader } from "@/components/shell/pane-header";
import type { TreeChannel } from "@/lib/channels/schema";
import { ChannelExtras } from "./channel-extras";
import { ChannelMenu } from "./channel-menu";
import { PanelSlot } from "./panel-slot";
import { VisibilityIcon } from "./visibility-icon";

export function ChatPage({ channel }: { channel: TreeChannel }) {
  return (
    <>
      <PaneHeader
        title={channel.name}
        icon={<VisibilityIcon channel={channel} />}
        subtitle={channel.topic || undefined}
        extras={<ChannelExtras channel={channel} />}
        actions={
          <>
            <CallButton channel={channel} />
            <ChannelMenu channel={channel} />
          </>
        }
      />
      <CallSlot channel={channel} />
      <MessageStream channel={channel} />
      <PanelSlot channel={channel} />
    </>
  );
}
