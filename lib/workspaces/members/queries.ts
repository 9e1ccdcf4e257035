import { infiniteQueryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listMemberDetailsContract } from "../contract";
import { workspaceKeys } from "../queries";
import type { Member } from "../schema";

/** The members with their addresses, for those who manage them. */
export const memberDetailsQuery = (workspaceId: string, search: string, role: Member["role"] | undefined) =>
  infiniteQueryOptions({
    queryKey: [...workspaceKeys.membersOf(workspaceId), "details", search, role ?? null],
    queryFn: ({ pageParam, signal }) =>
      call(
        listMemberDetailsContract,
        {
          params: { workspaceId },
          query: { limit: 100, ...(search && { search }), role, ...(pageParam && { cursor: pageParam }) },
        },
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor,
    staleTime: 60_000,
  });
