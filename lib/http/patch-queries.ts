import type { QueryClient, QueryKey } from "@tanstack/react-query";

/**
 * Patches the cached queries with a key or prefix. Skips inactive invalidated queries: writing to them would mark them
 * fresh.
 */
export function patchQueries<Data>(
  client: QueryClient,
  queryKey: QueryKey,
  change: (data: Data) => Data,
): void {
  for (const query of client.getQueryCache().findAll({ queryKey })) {
    if (query.state.isInvalidated && !query.isActive()) continue;
    const data = query.state.data as Data | undefined;
    const next = data === undefined ? undefined : change(data);
    if (next !== data) client.setQueryData(query.queryKey, next);
  }
}
