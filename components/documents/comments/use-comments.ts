import { useQuery } from "@tanstack/react-query";
import { bindDocumentCommentEvents } from "@/lib/documents/comments/cache-events";
import { documentCommentsQuery } from "@/lib/documents/comments/queries";
import { useCacheEvents } from "@/lib/realtime/client";

/** The comments on a document, in the order in which they were made. Live. */
export function useComments(documentId: string) {
  useCacheEvents(bindDocumentCommentEvents);
  return useQuery(documentCommentsQuery(documentId));
}
