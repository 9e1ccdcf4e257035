import { useQueryClient } from "@tanstack/react-query";
import type { Editor } from "@tiptap/react";
import { useEffect, useMemo, useState } from "react";
import type { Doc } from "yjs";
import { documentCommentsQuery } from "@/lib/documents/comments/queries";
import { type Suggesting, startSuggesting } from "@/lib/documents/suggesting/suggesting";
import { useComments } from "../comments/use-comments";

/** What is written in this editor as suggestions by this person; null until it has begun. */
export function useSuggesting(editor: Editor | null, doc: Doc, documentId: string, userId: string) {
  const client = useQueryClient();
  const { data: comments } = useComments(documentId);
  const [suggesting, setSuggesting] = useState<Suggesting | null>(null);
  useEffect(() => {
    if (!editor) return;
    const { queryKey } = documentCommentsQuery(documentId);
    const begun = startSuggesting({
      ...{ editor, doc, documentId, userId },
      onStored: (comment) =>
        client.setQueryData(queryKey, (known) =>
          known?.some(({ id }) => id === comment.id)
            ? known.map((one) => (one.id === comment.id ? comment : one))
            : known && [...known, comment],
        ),
      onWithdrawn: (id) =>
        client.setQueryData(queryKey, (known) => known?.filter((comment) => comment.id !== id)),
    });
    setSuggesting(begun);
    return () => {
      setSuggesting(null);
      begun.end();
    };
  }, [editor, doc, documentId, userId, client]);

  const own = useMemo(
    () => comments?.filter(({ suggestion, createdBy }) => suggestion && createdBy?.id === userId),
    [comments, userId],
  );
  useEffect(() => {
    if (own) suggesting?.setStored(own);
  }, [suggesting, own]);
  return suggesting;
}
