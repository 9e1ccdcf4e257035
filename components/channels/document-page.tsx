"use client";
import { MessageSquareText } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { showBeside, usePanel } from "@/components/app/beside";
import { useMe } from "@/components/app/workspace-context";
import { DocumentSkeleton } from "@/components/documents/document-skeleton";
import { MessageStream } from "@/components/messages/message-stream";
import { PaneHeader } from "@/components/shell/pane-header";
import { CountBadge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { onDemand } from "@/components/ui/on-demand";
import { SidePanel } from "@/components/workspaces/side-panel";
import type { TreeChannel } from "@/lib/channels/schema";
import { ChannelExtras, ListButtons } from "./channel-extras";
import { ChannelMenu } from "./channel-menu";
import { PanelSlot } from "./panel-slot";

// Its editor needs a browser, and is a large download: for DOC channels only.
const DocumentChannel = onDemand(
  () => import("@/components/documents/document-channel"),
  <DocumentSkeleton />,
);

/** The document, and what is said about it beside it. */
export function DocumentPage({ channel }: { channel: TreeChannel }) {
  const me = useMe();
  const panel = usePanel();
  const search = useSearchParams();
  // A link to a message opens the messages.
  const isTalking = panel === "messages" || (panel === null && search.has("m") && !search.has("thread"));
  const setTalking = (isOn: boolean) => showBeside(isOn ? { panel: "messages" } : null);
  return (
    <>
      <DocumentChannel
        channel={channel}
        me={me}
        extras={<ChannelExtras channel={channel} />}
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
            <ChannelMenu channel={channel} />
          </>
        }
      />
      <PanelSlot channel={channel} />
      {isTalking && (
        <SidePanel label={`Messages about ${channel.name}`}>
          <PaneHeader
            level={2}
            title="Messages"
            actions={<ListButtons />}
            onClose={() => setTalking(false)}
          />
          <MessageStream channel={channel} />
        </SidePanel>
      )}
    </>
  );
}
