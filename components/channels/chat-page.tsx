"use client";
import { MessageStream } from "@/components/messages/message-stream";
import { PinsPopover } from "@/components/messages/pins-popover";
import { BacklinksButton } from "@/components/references/backlinks-button";
import { PaneHeader } from "@/components/shell/pane-header";
import { ThreadSlot } from "@/components/threads/thread-slot";
import type { TreeChannel } from "@/lib/channels/schema";
import { ChannelMenu } from "./channel-menu";
import { VisibilityIcon } from "./visibility-icon";

export function ChatPage({ channel }: { channel: TreeChannel }) {
  return (
    <>
      <PaneHeader
        title={channel.name}
        icon={<VisibilityIcon channel={channel} />}
        subtitle={channel.topic || undefined}
        actions={
          <>
            <BacklinksButton type="channel" id={channel.id} />
            <PinsPopover channel={channel} />
            <ChannelMenu channel={channel} />
          </>
        }
      />
      <MessageStream channel={channel} />
      <ThreadSlot channel={channel} />
    </>
  );
}
