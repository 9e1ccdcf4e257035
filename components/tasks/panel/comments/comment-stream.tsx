"use client";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { useMe } from "@/components/app/workspace-context";
import { useMessageChannel } from "@/components/messages/message-channel";
import { useSendQueueEntries } from "@/components/messages/send-queue-provider";
import { StreamRow } from "@/components/messages/stream-row";
import { useReadMarker } from "@/components/messages/use-read-marker";
import { useRowKeys } from "@/components/messages/use-row-keys";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { showError } from "@/components/ui/show-error";
import { useTimeFormat } from "@/components/ui/time";
import type { TreeChannel } from "@/lib/channels/schema";
import { catchUp, loadOlder, messagesQuery } from "@/lib/messages/queries";
import type { Thread } from "@/lib/messages/threads/schema";
import { firstSeq, lastSeq } from "@/lib/messages/window";
import { bindReactionEvents } from "@/lib/reactions/cache-events";
import { useCacheEvents } from "@/lib/realtime/client";
import { bindTaskActivityEvents } from "@/lib/tasks/activity/cache-events";
import { taskActivityQuery } from "@/lib/tasks/activity/queries";
import type { Task } from "@/lib/tasks/schema";
import { TaskHistory } from "../task-history";
import { ActsRow } from "./acts-row";
import { toCommentRows } from "./comment-rows";
import { useCommentJump } from "./use-comment-jump";

type CommentStreamProps = {
  channel: TreeChannel;
  task: Task;
  /** None before somebody begins to write the first comment. */
  thread: Thread | undefined;
  /** What scrolls. */
  box: RefObject<HTMLElement | null>;
  /** The seq of the comment that is being edited. */
  editing: number | null;
  onEdit: (seq: number | null) => void;
  /** Grows with each comment sent from here. */
  sentCount: number;
};

/** How near the end of what scrolls is its end, in pixels. */
const NEAR = 40;

/** The comments on a task, as messages of a stream, with what was done to it in between. */
export default function CommentStream(props: CommentStreamProps) {
  const { channel, task, thread, box, editing, onEdit, sentCount } = props;
  useCacheEvents(bindReactionEvents);
  useCacheEvents(bindTaskActivityEvents);
  const client = useQueryClient();
  const me = useMe();
  const format = useTimeFormat();
  const place = useMessageChannel(channel);
  const stream = useMemo(() => ({ channelId: channel.id, threadId: task.id }), [channel.id, task.id]);
  const comments = useQuery({ ...messagesQuery(channel.id, task.id), enabled: thread !== undefined });
  const held = thread ? comments.data : undefined;
  const activity = useInfiniteQuery(taskActivityQuery(channel.id, task.id));
  const entries = useSendQueueEntries();
  const [isAtEnd, setAtEnd] = useState(false);
  const newestSeq = held ? lastSeq(held) : 0;

  // What came between the answer that the page was read with and the first event.
  const isBehind = held !== undefined && !held.hasAfter && newestSeq < (thread?.lastSeq ?? 0);
  useEffect(() => {
    if (isBehind) void catchUp(client, stream).catch(() => {});
  }, [isBehind, client, stream]);

  const { unreadAfter, look } = useReadMarker({
    ...{ stream, box, mentionCount: 0, seesNewest: isAtEnd },
    lastSeq: Math.max(newestSeq, thread?.lastSeq ?? 0),
    readSeq: thread?.readSeq ?? 0,
    isNewestMine: held?.items.at(-1)?.author.id === me.id,
  });
  useEffect(() => {
    const scroller = box.current;
    if (!scroller || !held) return;
    const range = { from: firstSeq(held), to: lastSeq(held) };
    const onScroll = () => {
      setAtEnd(scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR);
      look({ range, isEnd: !held.hasAfter, newestSeq: range.to });
    };
    onScroll();
    scroller.addEventListener("scroll", onScroll, { passive: true });
    return () => scroller.removeEventListener("scroll", onScroll);
  }, [box, held, look]);

  const rows = useMemo(() => {
    const messages = held?.items ?? [];
    const known = new Set(messages.map(({ nonce }) => nonce));
    const outgoing = entries.filter(({ threadId, nonce }) => threadId === task.id && !known.has(nonce));
    // What was done before the first comment that is held stands among earlier ones.
    const from = held?.hasBefore ? Date.parse(messages[0]?.createdAt ?? "") : Number.NEGATIVE_INFINITY;
    const acts = activity.data?.pages.flatMap(({ items }) => items).reverse() ?? [];
    return toCommentRows(
      { ...{ messages, before: undefined, outgoing, unreadAfter }, userId: me.id, format },
      acts.filter(({ at }) => Date.parse(at) >= from),
    );
  }, [held, entries, activity.data, unreadAfter, me.id, format, task.id]);

  const { flashSeq, jumpTo } = useCommentJump(stream, held, box);
  useEffect(() => {
    if (sentCount > 0) box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [sentCount, box]);
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = useRowKeys(list, {
    toFirst: () => rowsIn(list).at(0)?.focus(),
    toLast: () => rowsIn(list).at(-1)?.focus(),
  });

  const hasEarlier = held?.hasBefore === true || activity.hasNextPage;
  function showEarlier() {
    if (held?.hasBefore) loadOlder(client, stream).catch(showError);
    if (activity.hasNextPage) void activity.fetchNextPage();
  }
  const isFailed =
    (thread !== undefined && comments.isError && !held) || (activity.isError && !activity.data);
  const lastMessage = rows.findLast(({ kind }) => kind === "message");
  return (
    <>
      {hasEarlier ? (
        <Button size="sm" variant="ghost" loading={activity.isFetchingNextPage} onClick={showEarlier}>
          Show earlier
        </Button>
      ) : (
        <TaskHistory task={task} />
      )}
      {isFailed && (
        <ErrorState
          className="py-2"
          onRetry={() => {
            void comments.refetch();
            void activity.refetch();
          }}
        />
      )}
      <div
        ref={list}
        role="log"
        aria-label="Comments and changes"
        onKeyDown={onKeyDown}
        className="-mx-4 max-md:-mx-1"
      >
        {rows.map((row) =>
          row.kind === "acts" ? (
            <ActsRow key={row.key} acts={row.acts} />
          ) : (
            <StreamRow
              key={row.key}
              row={row}
              channel={place}
              userId={me.id}
              isEditing={row.kind === "message" && editing === row.message.seq}
              isFlashing={row.kind === "message" && flashSeq === row.message.seq}
              isTabStop={row === lastMessage}
              format={format}
              onEdit={onEdit}
              onJump={jumpTo}
            />
          ),
        )}
      </div>
    </>
  );
}

const rowsIn = ({ current }: RefObject<HTMLElement | null>) => [
  ...(current?.querySelectorAll<HTMLElement>("[data-row]") ?? []),
];
