"use client";
import { useQueryClient } from "@tanstack/react-query";
import { ArrowUp, X } from "lucide-react";
import { useActions } from "@/components/shell/actions";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { showError } from "@/components/ui/show-error";
import { Tooltip } from "@/components/ui/tooltip";
import type { Stream } from "@/lib/messages/queries";

type UnreadPillProps = {
  stream: Stream;
  count: number;
  lastSeq: number;
  /** Goes to the first unread message. */
  onJump: () => void;
};

const label = "Jump to the first unread";
const shortcut = "mod+j";

/** Over the messages, while the first unread one is further up. */
export default function UnreadPill({ stream, count, lastSeq, onJump }: UnreadPillProps) {
  const client = useQueryClient();
  useActions([{ id: "messages.firstUnread", label, shortcut, group: "Channels", run: onJump }]);
  const markRead = () =>
    import("@/components/channels/mark-read")
      .then(({ markStreamRead }) => markStreamRead(client, stream, lastSeq))
      .catch(showError);
  return (
    <div className="-translate-x-1/2 absolute top-2 left-1/2 z-10 flex items-center rounded-full border border-line-strong bg-raised shadow-md">
      <Tooltip content={label} shortcut={shortcut}>
        <Button size="sm" variant="primary" icon={<ArrowUp />} onClick={onJump} className="rounded-full">
          {count} new · Jump
        </Button>
      </Tooltip>
      <IconButton size="sm" label="Mark as read" onClick={markRead} className="rounded-full">
        <X />
      </IconButton>
    </div>
  );
}
