import { useEffect, useRef } from "react";
import type { MessageChannel } from "@/components/messages/message-channel";
import { openThread } from "@/components/threads/thread-place";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { useTimeFormat } from "@/components/ui/time";
import type { DocumentComment } from "@/lib/documents/comments/schema";
import CommentActions from "./comment-actions";
import { QuickReply } from "./quick-reply";
import { SuggestedText } from "./suggested-text";

type MarginCardProps = {
  channel: MessageChannel;
  comment: DocumentComment;
  top: number;
  isActive: boolean;
  /** Whether the pointer is on its text. */
  isPointed: boolean;
  /** Notes how high it is. */
  measures: ResizeObserver;
  onActivate: () => void;
  /** The pointer or the focus has come to it; or the focus has left it. */
  onPoint: (isPointed: boolean) => void;
};

/** A comment beside its text. The active one can be answered, resolved and opened. */
export function MarginCard(props: MarginCardProps) {
  const { channel, comment, top, isActive, isPointed, measures, onActivate, onPoint } = props;
  const format = useTimeFormat();
  const box = useRef<HTMLLIElement>(null);
  const { id, documentId, quote, createdBy, createdAt, excerpt, replyCount, suggestion } = comment;
  const replies = replyCount === 1 ? "1 reply" : `${replyCount} replies`;
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    measures.observe(element);
    return () => measures.unobserve(element);
  }, [measures]);
  return (
    <li
      ref={box}
      data-card={id}
      style={{ transform: `translateY(${top}px)` }}
      className={cn(
        "absolute inset-x-0 top-0 rounded-lg border bg-raised text-sm transition-[transform,box-shadow] duration-150 motion-reduce:transition-none",
        (isActive || isPointed) && "border-accent",
        isActive ? "z-10 shadow-lg" : "shadow-xs",
      )}
      onPointerEnter={() => onPoint(true)}
      onFocus={() => onPoint(true)}
      onBlur={() => onPoint(false)}
    >
      <button
        type="button"
        aria-expanded={isActive}
        className="flex w-full flex-col gap-1 rounded-lg px-3 py-2 text-left hover:bg-hover"
        onClick={onActivate}
      >
        <span className="flex w-full items-center gap-2">
          <Avatar name={createdBy?.name ?? ""} seed={createdBy?.id} src={createdBy?.image} size="sm" />
          <span className="min-w-0 truncate font-medium">
            <bdi>{createdBy?.name ?? "Deleted account"}</bdi>
          </span>
          <time
            dateTime={createdAt}
            className="ml-auto shrink-0 text-muted text-xs tabular-nums first-letter:uppercase"
          >
            {format.moment(createdAt)}
          </time>
        </span>
        {suggestion ? (
          <SuggestedText suggestion={suggestion} />
        ) : (
          <span className="sr-only">
            on <bdi>{quote}</bdi>:
          </span>
        )}
        <span className={cn("wrap-anywhere", isActive ? "line-clamp-12" : "line-clamp-3")}>
          {excerpt ? <bdi>{excerpt}</bdi> : <i className="text-muted">The comment was deleted.</i>}
        </span>
        {replyCount > 0 && <span className="text-muted text-xs">{replies}</span>}
      </button>
      {isActive && (
        <div className="flex flex-col gap-2 px-3 pb-2">
          {channel.actions.includes("message.create") && (
            <QuickReply key={id} channelId={channel.id} threadId={id} />
          )}
          <div className="-mx-1 flex flex-wrap items-center">
            <Button size="sm" variant="ghost" onClick={() => openThread(id)}>
              Open thread
            </Button>
            <span className="flex-1" />
            <CommentActions channel={channel} documentId={documentId} commentId={id} />
          </div>
        </div>
      )}
    </li>
  );
}
