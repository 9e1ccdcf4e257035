"use client";
import { MessageSquarePlus } from "lucide-react";
import { useRef, useState } from "react";
import { openThread } from "@/components/threads/thread-place";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useTimeFormat } from "@/components/ui/time";
import type { TreeChannel } from "@/lib/channels/schema";
import type { DocumentComment } from "@/lib/documents/comments/schema";
import { findCommented } from "./comment-place";
import { DecideAll } from "./decide-all";
import { outcomeOf, SuggestedText } from "./suggested-text";
import { useComments } from "./use-comments";

/** The comments on a document, as they stand in it; those whose text was deleted come last. */
export function CommentList({ channel }: { channel: TreeChannel }) {
  const { data: comments, isError, refetch } = useComments(channel.id);
  const [isResolved, setResolved] = useState(false);
  const filter = useRef<HTMLFieldSetElement>(null);
  if (!comments && isError) return <ErrorState onRetry={() => void refetch()} />;
  if (!comments) return <Skeleton className="h-16" />;
  const places = [...findCommented().keys()];
  const placeOf = ({ id }: DocumentComment) => (places.includes(id) ? places.indexOf(id) : places.length);
  const shown = comments
    .filter(({ resolvedAt }) => (resolvedAt !== null) === isResolved)
    .toSorted((a, b) => placeOf(a) - placeOf(b));
  const keepFocus = () =>
    document.activeElement === document.body && filter.current?.querySelector("button")?.focus();
  return (
    <>
      <fieldset ref={filter} className="flex gap-1 px-1 pb-2">
        <legend className="sr-only">Which comments</legend>
        {[false, true].map((resolved) => (
          <Button
            key={String(resolved)}
            size="sm"
            variant="ghost"
            aria-pressed={isResolved === resolved}
            className="aria-pressed:bg-accent-soft aria-pressed:text-accent"
            onClick={() => setResolved(resolved)}
          >
            {resolved ? "Resolved" : "Open"}
          </Button>
        ))}
      </fieldset>
      {!isResolved && channel.actions.includes("document.update") && (
        <DecideAll comments={shown} onDecided={keepFocus} />
      )}
      {shown.length === 0 ? (
        <EmptyState
          icon={<MessageSquarePlus />}
          title={isResolved ? "Nothing is resolved" : "No open comments"}
        >
          Select some text of the document to comment on it.
        </EmptyState>
      ) : (
        <ul>
          {shown.map((comment) => (
            <CommentRow key={comment.id} comment={comment} isGone={placeOf(comment) === places.length} />
          ))}
        </ul>
      )}
    </>
  );
}

type CommentRowProps = { comment: DocumentComment; isGone: boolean };

function CommentRow({ comment, isGone }: CommentRowProps) {
  const format = useTimeFormat();
  const { id, quote, createdBy, createdAt, excerpt, replyCount, suggestion } = comment;
  const outcome = outcomeOf(comment);
  const replies = replyCount === 1 ? "1 reply" : `${replyCount} replies`;
  return (
    <li>
      <button
        type="button"
        className="flex w-full flex-col gap-1 rounded-md px-2 py-2 text-left hover:bg-hover"
        onClick={() => openThread(id)}
      >
        {suggestion ? (
          <SuggestedText suggestion={suggestion} />
        ) : (
          <span className="line-clamp-2 border-accent border-l-2 pl-2 text-muted text-sm">
            <bdi>{quote}</bdi>
          </span>
        )}
        <span className="flex items-center gap-2">
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
        <span className="line-clamp-3">
          {excerpt ? <bdi>{excerpt}</bdi> : <i className="text-muted">The comment was deleted.</i>}
        </span>
        {(replyCount > 0 || isGone || outcome) && (
          <span className="text-muted text-xs">
            {[outcome, replyCount > 0 && replies, isGone && !outcome && "Its text was deleted"]
              .filter(Boolean)
              .join(" · ")}
          </span>
        )}
      </button>
    </li>
  );
}
