import type { QueryClient } from "@tanstack/react-query";
import type { Person } from "@/lib/accounts/schema";

/** The first parts of the query keys whose data holds people. What else is in the cache isn't searched for them. */
const KEYS_WITH_PEOPLE = [
  "me",
  "messages",
  "thread",
  "threads",
  "pins",
  "saved",
  "revisions",
  "references",
  "backlinks",
  "search",
  "members",
  "channel-members",
  "outsiders",
  "conversations",
  "conversation",
  "forward-targets",
  "inbox",
  "blocks",
  "reports",
  "audit",
  "reminders",
] as const;

/** Puts somebody's new name and picture wherever the cache has them: as author, in lists, in conversations. */
export function changePerson(client: QueryClient, person: Person) {
  for (const key of KEYS_WITH_PEOPLE)
    client.setQueriesData({ queryKey: [key] }, (data: unknown) => withPerson(data, person));
}

/** The same data with the person as they are now; the very same where nothing differs, so that nothing is drawn anew. */
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
