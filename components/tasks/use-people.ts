"use client";
import { useInfiniteQuery, useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { useMe, useWorkspaceIds } from "@/components/app/workspace-context";
import type { Person } from "@/lib/accounts/schema";
import { personQuery } from "@/lib/people/queries";
import { membersQuery } from "@/lib/workspaces/queries";

/** The same list as long as the answers are the same. */
const found = (results: readonly { data?: Person | undefined }[]) =>
  results.flatMap(({ data }) => data ?? []);

/** Who these people are, by their ids. Those who aren't among the first members of the workspace are asked for. */
export function usePeople(ids: readonly string[]): ReadonlyMap<string, Person> {
  const me = useMe();
  const { id: workspaceId } = useWorkspaceIds();
  const members = useInfiniteQuery(membersQuery(workspaceId));
  const known = useMemo(() => {
    const first = members.data?.pages.flatMap(({ items }) => items) ?? [];
    return new Map<string, Person>([me, ...first].map((person) => [person.id, person]));
  }, [me, members.data]);
  const missing = members.isPending ? [] : ids.filter((id) => !known.has(id));
  const others = useQueries({ queries: missing.map((id) => personQuery(id)), combine: found });
  return useMemo(() => new Map([...known, ...others.map((one) => [one.id, one] as const)]), [known, others]);
}
