import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { getVersionContract, listVersionsContract } from "./contract";

/** What the keys of several queries begin with. */
export const versionKeys = {
  lists: ["document-versions"],
} as const;

/** The versions of a document, newest first, a page at a time. Asked for anew whenever it is opened: asking cuts the latest. */
export const versionsQuery = (documentId: string) =>
  infiniteQueryOptions({
    queryKey: [...versionKeys.lists, documentId],
    queryFn: ({ pageParam: cursor }) =>
      call(listVersionsContract, { params: { documentId }, query: cursor ? { cursor } : {} }),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** One version with its content, which never changes once it was shown. */
export const versionQuery = (documentId: string, versionId: string) =>
  queryOptions({
    queryKey: ["document-version", documentId, versionId],
    queryFn: () => call(getVersionContract, { params: { documentId, versionId } }),
    staleTime: Number.POSITIVE_INFINITY,
    // It may be large.
    gcTime: 60_000,
  });
