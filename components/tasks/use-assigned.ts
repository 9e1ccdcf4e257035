"use client";
import { useQueries, useQuery } from "@tanstack/react-query";
import type { Person } from "@/lib/accounts/schema";
import { nonReadersQuery } from "@/lib/channels/queries";
import { personQuery } from "@/lib/people/queries";
import { usePeople } from "./use-people";

/** Somebody to whom a task is assigned, also after they have lost the channel or left. */
export type Assigned = Pick<Person, "id" | "name" | "image"> & { hasAccess: boolean };

/** Those to whom a task is assigned, as far as they are read already. Of who left the workspace there is no name. */
export function useAssigned(channelId: string, ids: readonly string[]): Assigned[] {
  const people = usePeople(ids);
  const { data: nonReaders } = useQuery({ ...nonReadersQuery(channelId, ids), enabled: ids.length > 0 });
  // They are asked for by `usePeople`.
  const asked = useQueries({ queries: ids.map((id) => ({ ...personQuery(id), enabled: false })) });
  return ids.flatMap((id, at) => {
    const person = people.get(id);
    const hasAccess = !nonReaders?.some((other) => other.id === id);
    if (person) return { id, name: person.name, image: person.image, hasAccess };
    return asked[at]?.isError ? { id, name: "Somebody who left", image: null, hasAccess: false } : [];
  });
}
