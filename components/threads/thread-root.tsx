"use client";
import { useState } from "react";
import { useMe } from "@/components/app/workspace-context";
import { useMessageChannel } from "@/components/messages/message-channel";
import { MessageRow } from "@/components/messages/message-row";
import { useTimeFormat } from "@/components/ui/time";
import type { TreeChannel } from "@/lib/channels/schema";
import type { Thread } from "@/lib/messages/threads/schema";

type ThreadRootProps = {
  thread: Thread;
  channel: TreeChannel;
  /** After it was changed, or not. */
  onEdited: () => void;
};

/** The root message of a thread, above its replies. */
export function ThreadRoot({ thread, channel, onEdited }: ThreadRootProps) {
  const format = useTimeFormat();
  const me = useMe();
  const [isEditing, setEditing] = useState(false);
  const place = useMessageChannel(channel);
  const { root } = thread;
  const count = root.thread?.replyCount ?? 0;
  return (
    <div className="pt-2">
      <MessageRow
        message={root}
        channel={place}
        userId={me.id}
        format={format}
        startsGroup
        isRoot
        isEditing={isEditing}
        onEdit={(seq) => {
          setEditing(seq !== null);
          if (seq === null) onEdited();
        }}
      />
      <p className="mt-3 flex items-center gap-3 px-5 text-muted text-xs max-md:px-3">
        {count === 0 ? "No replies yet" : `${count} ${count === 1 ? "reply" : "replies"}`}
        <span className="h-px flex-1 bg-line" />
      </p>
    </div>
  );
}
