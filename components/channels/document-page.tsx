"use client";
import { MessageSquareText } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { useMe } from "@/components/app/workspace-context";
import { DocumentSkeleton } from "@/components/documents/document-skeleton";
import { MessageStream } from "@/components/messages/message-stream";
import { PinsPopover } from "@/components/messages/pins-popover";
import { BacklinksButton } from "@/components/references/backlinks-button";
import { PaneHeader } from "@/components/shell/pane-header";
import { useThreadId } from "@/components/threads/thread-place";
import { ThreadSlot } from "@/components/threads/thread-slot";
import { CountBadge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { onDemand } from "@/components/ui/on-demand";
import { SidePanel } from "@/components/workspaces/side-panel";
import type { TreeChannel } from "@/lib/channels/schema";
import { ChannelMenu } from "./channel-menu";

// Its editor needs a browser, and is a large download: for DOC channels only.
const DocumentChannel = onDemand(
  () => import("@/components/documents/document-channel"),
  <DocumentSkeleton />,
);

/** The document, and what is said about it beside it. */
export function DocumentPage({ channel }: { channel: TreeChannel }) {
  const me = useMe();
  // A link to a message opens the messages.
  const isLinked = useSearchParams().has("m");
  const [isTalking, setTalking] = useState(isLinked);
  const threadId = useThreadId();
  return (
    <>
      <DocumentChannel
        channel={channel}
        me={me}
        actions={
          <>
            <span className="relative">
              <IconButton label="Messages" aria-pressed={isTalking} onClick={() => setTalking(!isTalking)}>
                <MessageSquareText />
              </IconButton>
              <CountBadge
                count={channel.lastSeq - channel.readSeq}
                label="unread messages"
                className="pointer-events-none absolute -top-1 -right-1"
              />
            </span>
            <BacklinksButton type="channel" id={channel.id} />
            <ChannelMenu channel={channel} />
          </>
        }
      />
      <ThreadSlot channel={channel} />
      {isTalking && !threadId && (
        <SidePanel label={`Messages about ${channel.name}`}>
          <PaneHeader
            level={2}
            title="Messages"
            actions={<PinsPopover channel={channel} />}
            onClose={() => setTalking(false)}
          />
          <MessageStream channel={channel} />
        </SidePanel>
      )}
    </>
  );
}
