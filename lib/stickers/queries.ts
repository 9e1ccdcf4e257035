import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listStickersContract } from "./contract";

/** The packs to choose from in a workspace, or outside of any. Live: `stickers.changed` asks again. */
export const stickersQuery = (workspaceId: string | null) =>
  queryOptions({
    queryKey: ["stickers", workspaceId],
    queryFn: async () =>
      (await call(listStickersContract, { query: workspaceId ? { workspaceId } : {} })).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
