"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Archive } from "lucide-react";
import { type ReactNode, useCallback, useRef, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { useHasInput } from "@/components/ui/first-input";
import { onDemand } from "@/components/ui/on-demand";
import { meQuery } from "@/lib/accounts/queries";
import type { TreeChannel } from "@/lib/channels/schema";
import { hasEditableText } from "@/lib/messages/policy";
import { messagesQuery } from "@/lib/messages/queries";
import type { Thread } from "@/lib/messages/threads/schema";
import { bindReactionEvents } from "@/lib/reactions/cache-events";
import { useCacheEvents } from "@/lib/realtime/client";
import { ChannelStart } from "./channel-start";
import { Composer } from "./composer";
import { useMessageChannel } from "./message-channel";
import { MessageList } from "./message-list";
import type { Weave } from "./rows";
import { useSendQueue } from "./send-queue-provider";
import { TypingLine } from "./typing-line";

const DropZone = onDemand(() => import("@/components/files/drop-zone"), <span hidden />);
const UndoSend = onDemand(() => import("./undo-send"));

type MessageStreamProps = {
  channel: TreeChannel;
  /** Shows this thread of the channel. */
  thread?: Thread;
  /** What stands above its replies. @param onEdited after it was changed, or not */
  root?: (onEdited: () => void) => ReactNode;
  weave?: Weave | undefined;
};

/** The messages of a channel, or of a thread, with the place to write: the whole page of a CHAT, the side panel of others. */
export function MessageStream({ channel, thread, root, weave }: MessageStreamProps) {
  const client = useQueryClient();
  const queue = useSendQueue();
  const { data: me } = useQuery(meQuery());
  const [editing, setEditing] = useState<number | null>(null);
  const [sentCount, setSentCount] = useState(0);
  const hasInput = useHasInput();
  const section = useRef<HTMLElement>(null);
  const threadId = thread?.threadId;
  const streamId = threadId ?? channel.id;
  const place = useMessageChannel(channel);
  useCacheEvents(bindReactionEvents);

  const onSent = useCallback(() => setSentCount((count) => count + 1), []);
  const onEdit = useCallback((seq: number | null) => {
    setEditing(seq);
    // The editor that had the focus goes away.
    if (seq === null) section.current?.querySelector<HTMLElement>("[data-composer]")?.focus();
  }, []);

  const editLast = useCallback(() => {
    // The last one can't be edited before the server has it, and the one before isn't the one that is meant.
    const isSending = queue
      .list()
      .some((it) => (it.threadId ?? it.channelId) === (threadId ?? channel.id) && it.status !== "failed");
    if (isSending) return;
    const held = client.getQueryData(messagesQuery(channel.id, threadId).queryKey);
    // Further up it isn't known what is the last.
    if (!held || held.hasAfter) return;
    const mine = held.items.findLast(
      (message) => message.author.id === me?.id && !message.deletedAt && hasEditableText(message),
    );
    if (mine) setEditing(mine.seq);
  }, [client, queue, channel.id, threadId, me?.id]);

  if (!me) return null;

  return (
    <section
      ref={section}
      aria-label={thread ? "Thread" : "Messages"}
      className="relative flex min-h-0 flex-1 flex-col pb-[env(safe-area-inset-bottom)]"
    >
      <MessageList
        key={streamId}
        channel={channel}
        thread={thread}
        start={root ? root(() => onEdit(null)) : <ChannelStart channel={channel} />}
        userId={me.id}
        editing={editing}
        onEdit={onEdit}
        sentCount={sentCount}
        weave={weave}
      />
      {hasInput && channel.actions.includes("message.create") && (
        <DropZone channelId={channel.id} streamId={streamId} name={thread ? "this thread" : channel.name} />
      )}
      {channel.actions.includes("message.create") ? (
        <Composer
          key={`composer of ${streamId}`}
          channel={place}
          threadId={threadId}
          onSent={onSent}
          onEditLast={editLast}
        />
      ) : (
        <Banner icon={<Archive />} className="mx-4 rounded-md max-md:mx-2">
          {channel.isArchived
            ? "This channel is archived: it can be read, not written in."
            : "You can read here, not write."}
        </Banner>
      )}
      <div className="flex">
        <TypingLine channelId={channel.id} threadId={threadId} />
        {hasInput && <UndoSend streamId={streamId} />}
      </div>
    </section>
  );
}
