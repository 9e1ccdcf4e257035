"use client";
import { useMe } from "@/components/app/workspace-context";
import { CallButton } from "@/components/calls/call-button";
import { CallSlot } from "@/components/calls/call-slot";
import { CommentsButton } from "@/components/documents/comments/comments-button";
import DocumentChannel from "@/components/documents/document-channel";
import type { TreeChannel } from "@/lib/channels/schema";
import { ChannelExtras } from "./channel-extras";
import { ChannelMenu } from "./channel-menu";
import { MessagesBeside, MessagesButton } from "./messages-beside";
import { PanelSlot } from "./panel-slot";

/** The document, and what is said about it beside it. */
export default function DocumentPage({ channel }: { channel: TreeChannel }) {
  const me = useMe();
  return (
    <>
      <DocumentChannel
        channel={channel}
        me={me}
        extras={<ChannelExtras channel={channel} />}
        top={<CallSlot channel={channel} />}
        actions={
          <>
            <CallButton channel={channel} />
            <CommentsButton documentId={channel.id} />
            <MessagesButton channel={channel} />
            <ChannelMenu channel={channel} />
          </>
        }
      />
      <PanelSlot channel={channel} />
      <MessagesBeside channel={channel} />
    </>
  );
}
