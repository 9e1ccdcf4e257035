import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { getAiSessionContract, listAiSessionsContract } from "./contract";
import { aiSessionKeys } from "./keys";
import { readAgain } from "./merge";
import type { AiChat } from "./schema";

export type AiSessionFilter = { list: "mine" | "archived" | "shared"; folderId?: string; q?: string };

const PAGE = 50;

/** The chats of a workspace, the latest first. Live, but for searches; shared ones are read again when some come or go. */
export const aiSessionsQuery = (workspaceId: string, filter: AiSessionFilter) =>
  infiniteQueryOptions({
    queryKey: [...aiSessionKeys.lists, workspaceId, filter],
    queryFn: ({ pageParam }) =>
      call(listAiSessionsContract, {
        params: { workspaceId },
        query: { ...filter, limit: PAGE, ...(pageParam && { cursor: pageParam }) },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: filter.list === "shared" || filter.q ? 0 : Number.POSITIVE_INFINITY,
  });

/** A chat with its tree, and those of its messages that were shown. Live. */
export const aiChatQuery = (sessionId: string) =>
  queryOptions({
    queryKey: [...aiSessionKeys.chats, sessionId],
    queryFn: async ({ client, queryKey }) => {
      const read = await call(getAiSessionContract, { params: { aiSessionId: sessionId } });
      return readAgain(client.getQueryData<AiChat>(queryKey), read, isChanging(client, sessionId));
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Of the changes to a chat's session. */
export const aiChangeKey = (sessionId: string) => [...aiSessionKeys.chats, sessionId, "change"];

/** Whether a change is on its way to the server. @param own how many not to count */
export const isChanging = (client: QueryClient, sessionId: string, own = 0) =>
  client.isMutating({ mutationKey: aiChangeKey(sessionId) }) > own;
