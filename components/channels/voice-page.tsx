"use client";
import VoiceView from "@/components/calls/voice-view";
import { ChannelIcon } from "@/components/shell/channel-icon";
import { PaneHeader } from "@/components/shell/pane-header";
import type { TreeChannel } from "@/lib/channels/schema";
import { ChannelExtras } from "./channel-extras";
import { ChannelMenu } from "./channel-menu";
import { MessagesBeside, MessagesButton } from "./messages-beside";
import { PanelSlot } from "./panel-slot";

/** A room that one drops in to, and what is written about it beside it. */
export default function VoicePage({ channel }: { channel: TreeChannel }) {
  return (
    <>
      <PaneHeader
        title={channel.name}
        icon={<ChannelIcon type={channel.type} />}
        subtitle={channel.topic || undefined}
        extras={<ChannelExtras channel={channel} />}
        actions={
          <>
            <MessagesButton channel={channel} />
            <ChannelMenu channel={channel} />
          </>
        }
      />
      <VoiceView channel={channel} />
      <PanelSlot channel={channel} />
      <MessagesBeside channel={channel} />
    </>
  );
}
