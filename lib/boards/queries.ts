import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { taskKeys } from "@/lib/tasks/queries";
import { listColumnsContract } from "./contract";

/** All columns of a board, in order. Live. Their cards are `cardsQuery` of `lib/tasks/queries.ts`. */
export const columnsQuery = (channelId: string) =>
  queryOptions({
    queryKey: [...taskKeys.ofChannel(channelId), "columns"],
    queryFn: async () => (await call(listColumnsContract, { params: { channelId } })).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
