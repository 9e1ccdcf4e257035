"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { seedHue, spreadHues } from "@/components/ui/hues";
import { membersQuery } from "@/lib/workspaces/queries";

/** The hues of the members of a workspace, far apart while they are few. A large one leaves each person theirs. */
export function useHues(workspaceId: string): (seed: string) => number {
  const page = useInfiniteQuery(membersQuery(workspaceId)).data?.pages[0];
  return useMemo(() => {
    if (!page || page.nextCursor) return seedHue;
    const came = page.items.map(({ id, joinedAt }) => ({ id, key: joinedAt + id }));
    const hues = spreadHues(came.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ id }) => id));
    return (seed) => hues.get(seed) ?? seedHue(seed);
  }, [page]);
}
