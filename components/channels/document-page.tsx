"use client";
import { useMe } from "@/components/app/workspace-context";
import { DocumentSkeleton } from "@/components/documents/document-skeleton";
import { onDemand } from "@/components/ui/on-demand";
import type { TreeChannel } from "@/lib/channels/schema";
import { ChannelExtras } from "./channel-extras";
import { ChannelMenu } from "./channel-menu";
import { MessagesBeside, MessagesButton } from "./messages-beside";
import { PanelSlot } from "./panel-slot";

// Its editor needs a browser, and is a large download: for DOC channels only.
const DocumentChannel = onDemand(
  () => import("@/components/documents/document-channel"),
  <DocumentSkeleton />,
);

/** The document, and what is said about it beside it. */
export function DocumentPage({ channel }: { channel: TreeChannel }) {
  const me = useMe();
  return (
    <>
      <DocumentChannel
        channel={channel}
        me={me}
        extras={<ChannelExtras channel={channel} />}
        actions={
          <>
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
