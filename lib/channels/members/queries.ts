import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listReadersContract } from "../contract";
import { channelKeys } from "../queries";

/** The first of those who can read a channel and whose name contains what was typed. */
export const findReadersQuery = (channelId: string, search: string) =>
  queryOptions({
    queryKey: [...channelKeys.members, channelId, "found", search],
    queryFn: async () =>
      (
        await call(listReadersContract, {
          params: { channelId },
          query: { limit: 20, ...(search && { search }) },
        })
      ).items,
    staleTime: 60_000,
  });
