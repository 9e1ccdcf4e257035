import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listAiPromptsContract } from "./contract";

/** What the keys of several queries begin with. */
export const aiPromptKeys = { lists: ["ai-prompts"] } as const;

const OFFERED = 8;

/** The saved prompts whose name has what was typed. Live. */
export const offeredPromptsQuery = (workspaceId: string, q: string) =>
  queryOptions({
    queryKey: [...aiPromptKeys.lists, workspaceId, "offered", q],
    queryFn: async () => {
      const query = { limit: OFFERED, ...(q && { q }) };
      return (await call(listAiPromptsContract, { params: { workspaceId }, query })).items;
    },
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** All that I can use. Live. */
export const aiPromptsQuery = (workspaceId: string) =>
  infiniteQueryOptions({
    queryKey: [...aiPromptKeys.lists, workspaceId, "all"],
    queryFn: ({ pageParam }) =>
      call(listAiPromptsContract, {
        params: { workspaceId },
        query: { limit: 50, ...(pageParam && { cursor: pageParam }) },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: Number.POSITIVE_INFINITY,
  });
