"use client";
import { ArrowDown } from "lucide-react";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { ErrorState } from "@/components/ui/error-state";
import { onDemand } from "@/components/ui/on-demand";
import { useTimeFormat } from "@/components/ui/time";
import type { TreeChannel } from "@/lib/channels/schema";
import type { Thread } from "@/lib/messages/threads/schema";
import { KeepPlace } from "./keep-place";
import { LoadingFailed } from "./loading-failed";
import { useMessageChannel } from "./message-channel";
import { MessageListSkeleton } from "./message-list-skeleton";
import { toRows, type Weave } from "./rows";
import { useSendQueueEntries } from "./send-queue-provider";
import { StreamRow } from "./stream-row";
import { useDrawn } from "./use-drawn";
import { useJump } from "./use-jump";
import { useMessageWindow } from "./use-message-window";
import { useReadMarker } from "./use-read-marker";
import { useRowKeys } from "./use-row-keys";
import { useStreamScroll } from "./use-stream-scroll";

const UnreadPill = onDemand(() => import("./unread-pill"));

type MessageListProps = {
  channel: TreeChannel;
  /** Shows the replies of this thread rather than the channel's own messages. */
  thread?: Thread;
  /** Stands above the first message. */
  start: ReactNode;
  userId: string;
  /** The seq of the message being edited. */
  editing: number | null;
  onEdit: (seq: number | null) => void;
  /** Grows with each message sent from here, which brings the list to its end. */
  sentCount: number;
  weave: Weave | undefined;
};

/** The messages of one channel or thread; give it the id of that as key. */
export function MessageList({
  channel,
  thread,
  start,
  userId,
  editing,
  onEdit,
  sentCount,
  weave,
}: MessageListProps) {
  const place = useMessageChannel(channel);
  const channelId = channel.id;
  const threadId = thread?.threadId ?? null;
  const stream = useMemo(() => ({ channelId, threadId }), [channelId, threadId]);
  const { lastSeq: streamSeq, readSeq } = thread ?? channel;
  const messages = useMessageWindow({ stream, streamSeq, pinned: editing });
  const { shown, showAround, showEnd } = messages;
  const box = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const isEnd = shown !== undefined && !shown.hasAfter;
  const { unreadAfter, isUnreadAbove, look } = useReadMarker({
    stream,
    box,
    lastSeq: (isEnd && shown.items.at(-1)?.seq) || streamSeq,
    readSeq,
    isNewestMine: isEnd && shown.items.at(-1)?.author.id === userId,
    mentionCount: channel.mentionCount,
    seesNewest: isAtEnd && isEnd,
  });
  const entries = useSendQueueEntries();
  const format = useTimeFormat();

  const newestView = useMemo(() => {
    if (!shown) return null;
    const known = new Set(shown.items.map((message) => message.nonce));
    const outgoing = entries.filter(
      (it) =>
        isEnd && it.channelId === channelId && (it.threadId ?? null) === threadId && !known.has(it.nonce),
    );
    const rows = toRows({
      messages: shown.items,
      before: shown.before,
      outgoing,
      unreadAfter,
      userId,
      format,
    });
    const newestSeq = shown.items.at(-1)?.seq ?? streamSeq;
    return {
      rows: weave ? weave(rows, shown) : rows,
      isEnd,
      hasBefore: shown.hasBefore,
      range: shown.range,
      newestSeq,
    };
  }, [shown, isEnd, entries, channelId, threadId, unreadAfter, userId, format, streamSeq, weave]);
  const view = useDrawn(newestView);

  const onScroll = useStreamScroll({
    box,
    view,
    onAtEnd: setAtEnd,
    onMove: (around) => {
      // Measurements apply to the rows drawn: they are invalid while other rows are loading.
      if (view === newestView) messages.extend(around);
      if (view) look(view);
    },
  });
  useEffect(() => {
    if (view) look(view);
  }, [view, look]);
  const { flashSeq, jumpTo, jumpToEnd } = useJump({ stream, box, view, showAround, showEnd });
  const onKeyDown = useRowKeys(box, { toFirst: () => jumpTo(1, true), toLast: () => jumpToEnd(true) });

  // A message that was just sent is at the end: scroll there.
  useEffect(() => {
    if (sentCount > 0) jumpToEnd();
  }, [sentCount, jumpToEnd]);

  if (!view) {
    return messages.isError ? (
      <ErrorState onRetry={() => void messages.refetch()} />
    ) : (
      <MessageListSkeleton />
    );
  }

  const { rows } = view;
  const last = rows.findLast(({ kind }) => kind !== "extra");
  const unread = streamSeq - readSeq;
  const isUnreadBelow = unread > 0 && !isUnreadAbove;
  const more = messages.isFailing ? <LoadingFailed onRetry={onScroll} /> : <MessageListSkeleton rows={3} />;

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {isUnreadAbove && (
        <UnreadPill stream={stream} count={unread} lastSeq={streamSeq} onJump={() => jumpTo(readSeq + 1)} />
      )}
      <KeepPlace box={box} view={view}>
        <div
          ref={box}
          onScroll={onScroll}
          className="flex min-h-0 flex-1 flex-col-reverse overflow-y-auto overflow-x-hidden overscroll-contain"
        >
          <div
            role="log"
            aria-label={threadId ? "Replies" : `Messages in ${channel.name}`}
            // Older ones that come while one reads are no news.
            aria-live={isAtEnd && view.isEnd ? "polite" : "off"}
            onKeyDown={onKeyDown}
            className={cn("flex shrink-0 flex-col pb-3", threadId ? "mb-auto" : "mt-auto")}
          >
            {view.hasBefore ? more : start}
            {rows.map((row) => (
              <StreamRow
                key={row.key}
                row={row}
                channel={place}
                userId={userId}
                isEditing={row.kind === "message" && editing === row.message.seq}
                isFlashing={row.kind === "message" && flashSeq === row.message.seq}
                isTabStop={row === last}
                format={format}
                onEdit={onEdit}
                onJump={jumpTo}
              />
            ))}
            {!view.isEnd && more}
          </div>
        </div>
      </KeepPlace>
      {!(isAtEnd && view.isEnd) && (
        <div className="absolute right-4 bottom-3 z-10">
          <Button
            size="sm"
            variant={isUnreadBelow ? "primary" : "secondary"}
            icon={<ArrowDown />}
            onClick={() => jumpToEnd()}
            className="rounded-full shadow-md"
          >
            {isUnreadBelow ? `${unread} new ${unread === 1 ? "message" : "messages"}` : "Newest"}
          </Button>
        </div>
      )}
    </div>
  );
}
