import type { QueryClient } from "@tanstack/react-query";
import { patchQueries } from "@/lib/http/patch-queries";
import type { CacheBinding } from "@/lib/realtime/cache-binding";
import type { ServerEvent } from "@/lib/realtime/events";
import { columnsQuery } from "./queries";
import type { Column } from "./schema";

/** Beside `bindTaskEvents`, which keeps the query live. */
export function bindBoardEvents({ socket, client }: CacheBinding) {
  socket.on("columns.changed", (change) => changeColumns(client, change));
}

/** Those that were deleted since the page is open: no answer or event that comes late puts one back. */
const deleted = new WeakMap<QueryClient, Set<string>>();

/** What the server says of columns, by an event or in the answer to a change. What is older changes nothing. */
export function changeColumns(
  client: QueryClient,
  { channelId, columns, deletedIds }: ServerEvent<"columns.changed">,
) {
  const deletedBefore = deleted.get(client) ?? new Set();
  deleted.set(client, deletedBefore);
  for (const id of deletedIds) deletedBefore.add(id);
  patchQueries<Column[]>(client, columnsQuery(channelId).queryKey, (held) => {
    const revisions = new Map(held.map(({ id, revision }) => [id, revision]));
    const later = columns.filter(
      ({ id, revision }) => !deletedBefore.has(id) && revision >= (revisions.get(id) ?? 0),
    );
    const gone = new Set([...deletedIds, ...later.map(({ id }) => id)]);
    return [...held.filter(({ id }) => !gone.has(id)), ...later].sort(compareColumns);
  });
}

/** The order of columns, on every screen. Keys are compared byte by byte. */
export function compareColumns(one: Column, other: Column): number {
  const [a, b] = one.position === other.position ? [one.id, other.id] : [one.position, other.position];
  return a < b ? -1 : a > b ? 1 : 0;
}
