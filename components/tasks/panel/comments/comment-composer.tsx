"use client";
import { useEffect, useRef } from "react";
import DropZone from "@/components/files/drop-zone";
import { Composer } from "@/components/messages/composer";
import { useMessageChannel } from "@/components/messages/message-channel";
import { TypingLine } from "@/components/messages/typing-line";
import UndoSend from "@/components/messages/undo-send";
import type { TreeChannel } from "@/lib/channels/schema";

type CommentComposerProps = {
  channel: TreeChannel;
  threadId: string;
  /** Whether somebody has asked for it, or it stands there with what wasn't sent. */
  focuses: boolean;
  onSent: () => void;
  onEditLast: () => void;
};

/** The composer of messages, for comments. */
export default function CommentComposer(props: CommentComposerProps) {
  const { channel, threadId, focuses, onSent, onEditLast } = props;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focuses) box.current?.querySelector<HTMLElement>("[data-composer]")?.focus();
  }, [focuses]);
  return (
    <div ref={box} className="relative shrink-0 border-t pt-2 pb-[env(safe-area-inset-bottom)]">
      <DropZone channelId={channel.id} streamId={threadId} name="the comments" />
      <Composer
        channel={useMessageChannel(channel)}
        threadId={threadId}
        label="Write a comment"
        onSent={onSent}
        onEditLast={onEditLast}
      />
      <div className="flex">
        <TypingLine channelId={channel.id} threadId={threadId} />
        <UndoSend streamId={threadId} />
      </div>
    </div>
  );
}
