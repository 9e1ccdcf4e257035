"use client";
import { useQueryClient } from "@tanstack/react-query";
import { ArrowUp, X } from "lucide-react";
import { useMemo } from "react";
import { markStreamRead } from "@/components/channels/mark-read";
import { useActions } from "@/components/shell/actions";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Tooltip } from "@/components/ui/tooltip";
import type { Stream } from "@/lib/messages/queries";

type UnreadPillProps = {
  stream: Stream;
  count: number;
  lastSeq: number;
  /** Goes to the first unread message. */
  onJump: () => void;
};

const JUMP = "mod+j";

/** Over the messages, while the first unread one is further up. */
export default function UnreadPill({ stream, count, lastSeq, onJump }: UnreadPillProps) {
  const client = useQueryClient();
  useActions(
    useMemo(
      () => [
        {
          id: "messages.firstUnread",
          label: "Jump to the first unread message",
          group: "Channels",
          icon: <ArrowUp />,
          shortcut: JUMP,
          run: onJump,
        },
      ],
      [onJump],
    ),
  );
  return (
    <div className="-translate-x-1/2 absolute top-2 left-1/2 z-10 flex items-center rounded-full border border-line-strong bg-raised shadow-md">
      <Tooltip content="Jump to the first unread message" shortcut={JUMP}>
        <Button size="sm" variant="primary" icon={<ArrowUp />} onClick={onJump} className="rounded-full">
          {count} new · Jump
        </Button>
      </Tooltip>
      <IconButton
        size="sm"
        label="Mark as read"
        shortcut={stream.threadId ? undefined : "escape"}
        onClick={() => markStreamRead(client, stream, lastSeq)}
        className="rounded-full"
      >
        <X />
      </IconButton>
    </div>
  );
}
