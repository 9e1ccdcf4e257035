"use client";
import type { Thread } from "@/lib/messages/threads/schema";
import { authorOf, outcomeOf, SuggestedText } from "./suggested-text";
import { useComments } from "./use-comments";

type CommentedTextProps = { about: NonNullable<Thread["about"]>; threadId: string };

/** What a comment on a document is on: its text, or what a suggestion makes of that and what became of it. */
export default function CommentedText({ about, threadId }: CommentedTextProps) {
  const comment = useComments(about.id).data?.find(({ id }) => id === threadId);
  const outcome = comment && outcomeOf(comment);
  return comment?.suggestion ? (
    <>
      {comment.isAi && (
        <p className="text-muted text-xs">
          <bdi>{authorOf(comment)}</bdi>
        </p>
      )}
      <SuggestedText suggestion={comment.suggestion} />
      {outcome && <p className="mt-1 text-xs">{outcome}</p>}
    </>
  ) : (
    <bdi>{about.quote}</bdi>
  );
}
