import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { getMissedContract } from "./contract";

/** What was missed of a document when it was opened; it doesn't change while one looks at it. */
export const missedQuery = (documentId: string) =>
  queryOptions({
    queryKey: ["missed", documentId],
    queryFn: () => call(getMissedContract, { params: { documentId } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
