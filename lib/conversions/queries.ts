import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { getConversionContract, listChannelPlacesContract, listLinePlacesContract } from "./contract";

/** Not kept: places come and go, and where one was last is first. */
export const conversionQuery = (messageId: string, q: string) =>
  queryOptions({
    queryKey: ["conversion", messageId, q],
    queryFn: ({ signal }) => call(getConversionContract, { params: { messageId }, query: { q } }, { signal }),
    staleTime: 0,
    gcTime: 60_000,
  });

/** The same for lines about a channel. */
export const channelPlacesQuery = (channelId: string, q: string) =>
  queryOptions({
    queryKey: ["channel-places", channelId, q],
    queryFn: ({ signal }) =>
      call(listChannelPlacesContract, { params: { channelId }, query: { q } }, { signal }),
    staleTime: 0,
    gcTime: 60_000,
  });

/** The same for lines of a document. */
export const linePlacesQuery = (documentId: string, q: string) =>
  queryOptions({
    queryKey: ["line-places", documentId, q],
    queryFn: ({ signal }) =>
      call(listLinePlacesContract, { params: { documentId }, query: { q } }, { signal }),
    staleTime: 0,
    gcTime: 60_000,
  });
