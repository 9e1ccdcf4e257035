import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listAiFoldersContract } from "./contract";

/** What the keys of several queries begin with. */
export const aiFolderKeys = { lists: ["ai-folders"] } as const;

/** My folders of AI chats in a workspace, all of them. Live. */
export const aiFoldersQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...aiFolderKeys.lists, workspaceId],
    queryFn: async () =>
      (await call(listAiFoldersContract, { params: { workspaceId }, query: { limit: 100 } })).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
