import type { QueryKey } from "@tanstack/react-query";
import type { Person } from "@/lib/accounts/schema";
import type { CacheBinding } from "@/lib/realtime/cache-binding";

/** Puts somebody's new name and picture wherever the cache has them under these keys: as author, in lists. */
export function followPeople({ socket, client }: CacheBinding, ...keys: QueryKey[]) {
  socket.on("person.updated", ({ status: _, ...person }) => {
    for (const queryKey of keys)
      client.setQueriesData({ queryKey }, (data: unknown) => withPerson(data, person));
  });
}

/** The same data with the person's current fields; the identical object if nothing differs, so that nothing renders. */
export function withPerson(data: unknown, person: Person): unknown {
  if (typeof data !== "object" || data === null) return data;
  if (Array.isArray(data)) {
    const items = data.map((item) => withPerson(item, person));
    return items.some((item, index) => item !== data[index]) ? items : data;
  }
  const fields = data as Record<string, unknown>;
  const changed = Object.entries(fields).flatMap(([key, value]) => {
    const next = withPerson(value, person);
    return next === value ? [] : [[key, next]];
  });
  const isStale =
    fields.id === person.id &&
    "name" in fields &&
    "image" in fields &&
    (fields.name !== person.name || fields.image !== person.image);
  if (!isStale && changed.length === 0) return data;
  return {
    ...fields,
    ...Object.fromEntries(changed),
    ...(isStale && { name: person.name, image: person.image }),
  };
}
