import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listPinsContract, MAX_PINS } from "./contract";

/** What the keys of several queries begin with, to change or invalidate them together. */
export const pinKeys = { lists: ["pins"] } as const;

/** All that is pinned in a channel: there are never more than a page. Live. */
export const pinsQuery = (channelId: string) =>
  queryOptions({
    queryKey: [...pinKeys.lists, channelId],
    queryFn: async () =>
      (await call(listPinsContract, { params: { channelId }, query: { limit: MAX_PINS } })).items,
  });
