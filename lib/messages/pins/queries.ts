import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listPinsContract, MAX_PINS } from "./contract";

/** All that is pinned in a channel: there are never more than a page. Live. */
export const pinsQuery = (channelId: string) =>
  queryOptions({
    queryKey: ["pins", channelId],
    queryFn: async () =>
      (await call(listPinsContract, { params: { channelId }, query: { limit: MAX_PINS } })).items,
  });
