import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { getUnreadChangesContract } from "./contract";

/** The unread changes of a document when it was opened; that doesn't change while one looks at it. */
export const unreadChangesQuery = (documentId: string) =>
  queryOptions({
    queryKey: ["unreadChanges", documentId],
    queryFn: () => call(getUnreadChangesContract, { params: { documentId } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
