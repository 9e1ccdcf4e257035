"use client";
import { MessageSquareText } from "lucide-react";
import { useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { showBeside, usePanel } from "@/components/app/beside";
import { MessageStream } from "@/components/messages/message-stream";
import { PaneHeader } from "@/components/shell/pane-header";
import { CountBadge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { SidePanel } from "@/components/workspaces/side-panel";
import type { TreeChannel } from "@/lib/channels/schema";
import { ListButtons } from "./channel-extras";

/** Whether the messages stand beside a channel's content: a link to one of them opens them. */
function useIsTalking(): boolean {
  const panel = usePanel();
  const search = useSearchParams();
  return panel === "messages" || (panel === null && search.has("m") && !search.has("thread"));
}

/** Opens and closes the messages of a channel whose content is something else. */
export function MessagesButton({ channel }: { channel: TreeChannel }) {
  const isTalking = useIsTalking();
  return (
    <span className="relative">
      <IconButton
        label="Messages"
        aria-pressed={isTalking}
        onClick={() => showBeside(isTalking ? null : { panel: "messages" })}
      >
        <MessageSquareText />
      </IconButton>
      <CountBadge
        count={channel.lastSeq - channel.readSeq}
        label="unread messages"
        className="pointer-events-none absolute -top-1 -right-1"
      />
    </span>
  );
}

type MessagesBesideProps = {
  channel: TreeChannel;
  /** Of the panel's header. */
  tools?: ReactNode;
  /** The messages; plain ones where nothing is given. */
  children?: ReactNode;
};

/** What is said about the content, beside it. */
export function MessagesBeside({ channel, tools, children }: MessagesBesideProps) {
  if (!useIsTalking()) return null;
  return (
    <SidePanel label={`Messages about ${channel.name}`}>
      <PaneHeader
        level={2}
        title="Messages"
        actions={
          <>
            {tools}
            <ListButtons />
          </>
        }
        onClose={() => showBeside(null)}
      />
      {children ?? <MessageStream channel={channel} />}
    </SidePanel>
  );
}
