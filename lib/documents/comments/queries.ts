import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listDocumentCommentsContract } from "./contract";
import type { DocumentComment } from "./schema";

/** What the keys of several queries begin with. */
export const documentCommentKeys = { lists: ["documentComments"] } as const;

/** All comments on a document, in the order in which they were made. Live. */
export const documentCommentsQuery = (documentId: string) =>
  queryOptions({
    queryKey: [...documentCommentKeys.lists, documentId],
    queryFn: async () => {
      const comments: DocumentComment[] = [];
      for (let cursor: string | undefined; ; ) {
        const query = { limit: 200, ...(cursor && { cursor }) };
        const page = await call(listDocumentCommentsContract, { params: { documentId }, query });
        comments.push(...page.items);
        if (!page.nextCursor) return comments;
        cursor = page.nextCursor;
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
