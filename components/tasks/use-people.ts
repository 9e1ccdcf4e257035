"use client";
import { useInfiniteQuery, useQueries } from "@tanstack/react-query";
import { useMe, useWorkspaceIds } from "@/components/app/workspace-context";
import type { Person } from "@/lib/accounts/schema";
import { personQuery } from "@/lib/people/queries";
import { membersQuery } from "@/lib/workspaces/queries";

/** Who these people are, by their ids. Those who aren't among the first members of the workspace are asked for. */
export function usePeople(ids: readonly string[]): ReadonlyMap<string, Person> {
  const me = useMe();
  const { id: workspaceId } = useWorkspaceIds();
  const members = useInfiniteQuery(membersQuery(workspaceId));
  const people = new Map<string, Person>([[me.id, me]]);
  for (const page of members.data?.pages ?? [])
    for (const member of page.items) people.set(member.id, member);
  const missing = members.isPending ? [] : ids.filter((id) => !people.has(id));
  const others = useQueries({ queries: missing.map((id) => personQuery(id)) });
  for (const { data } of others) if (data) people.set(data.id, data);
  return people;
}
