import type { QueryClient, QueryKey } from "@tanstack/react-query";

/**
 * Changes what the browser holds under a key, and under those that begin with it. What nobody looks at and is to be
 * read anew stays as it is: anything that is written counts as fresh, and would then never be read.
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
