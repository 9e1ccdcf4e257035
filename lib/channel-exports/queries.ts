import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listChannelExportsContract } from "./contract";

export const channelExportsQuery = (channelId: string) =>
  queryOptions({
    queryKey: ["channel-exports", channelId],
    queryFn: async () => (await call(listChannelExportsContract, { params: { channelId } })).items,
  });
