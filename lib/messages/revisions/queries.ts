import { infiniteQueryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listRevisionsContract } from "./contract";

/** What the keys of several queries begin with, to change or invalidate them together. */
export const revisionKeys = { histories: ["revisions"] } as const;

/** @param editedAt of the message: another edit is another history */
export const revisionsQuery = (messageId: string, editedAt: string | null) =>
  infiniteQueryOptions({
    queryKey: [...revisionKeys.histories, messageId, editedAt],
    queryFn: ({ pageParam }) =>
      call(listRevisionsContract, { params: { messageId }, query: { cursor: pageParam, limit: 20 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
