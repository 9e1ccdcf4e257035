import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { showError } from "@/components/ui/show-error";
import { toast } from "@/components/ui/toast";
import { resolveDocumentCommentContract } from "@/lib/documents/comments/contract";
import { documentCommentsQuery } from "@/lib/documents/comments/queries";
import type { DocumentComment } from "@/lib/documents/comments/schema";
import { acceptSuggestionContract } from "@/lib/documents/suggestions/contract";
import { call } from "@/lib/http/client";
import { AppError } from "@/lib/http/errors";
import { authorOf } from "./suggested-text";

type Decision = "accept" | "refuse";

const DECISIONS = {
  accept: ({ id, documentId, suggestion }: DocumentComment) =>
    call(acceptSuggestionContract, {
      params: { documentId, commentId: id },
      body: { original: suggestion?.original ?? "", replacement: suggestion?.replacement ?? "" },
    }),
  refuse: ({ id, documentId }: DocumentComment) =>
    call(resolveDocumentCommentContract, { params: { documentId, commentId: id } }),
} as const satisfies Record<Decision, unknown>;

type DecideAllProps = {
  comments: readonly DocumentComment[];
  /** The button that was pressed may be gone by then. */
  onDecided: () => void;
};

/** Accepts or refuses all open suggestions of each author who has several, one after the other. */
export function DecideAll({ comments, onDecided }: DecideAllProps) {
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const open = comments.filter(({ suggestion, resolvedAt }) => suggestion && resolvedAt === null);
  const byAuthor = Map.groupBy(open, ({ createdBy, isAi }) => `${createdBy?.id ?? ""} ${isAi}`);
  const several = [...byAuthor].filter(([, suggestions]) => suggestions.length > 1);

  async function decide(decision: Decision, suggestions: readonly DocumentComment[]) {
    setBusy(true);
    let left = 0;
    try {
      for (const suggested of suggestions) {
        const { id: commentId, documentId } = suggested;
        const decided = await DECISIONS[decision](suggested).catch((error: unknown) => {
          // It has changed: the others don't wait for that.
          if (!(error instanceof AppError && error.code === "conflict")) throw error;
          left += 1;
          return null;
        });
        if (decided)
          client.setQueryData(documentCommentsQuery(documentId).queryKey, (known) =>
            known?.map((comment) => (comment.id === commentId ? decided : comment)),
          );
      }
      if (left > 0) toast.error(`${left} stayed open, since their text has changed.`);
    } catch (error) {
      showError(error);
    }
    setBusy(false);
    onDecided();
  }
  return several.map(([authorId, suggestions]) => {
    const [first] = suggestions;
    const author = first ? authorOf(first) : "";
    return (
      <fieldset key={authorId} disabled={isBusy} className="flex items-center gap-1 px-2 pb-2 text-sm">
        <legend className="sr-only">
          All suggestions by <bdi>{author}</bdi>
        </legend>
        <span className="min-w-0 flex-1 truncate text-muted" aria-hidden="true">
          {suggestions.length} by <bdi>{author}</bdi>
        </span>
        <Button size="sm" variant="ghost" onClick={() => void decide("accept", suggestions)}>
          Accept all
        </Button>
        <Button size="sm" variant="ghost" onClick={() => void decide("refuse", suggestions)}>
          Refuse all
        </Button>
      </fieldset>
    );
  });
}
