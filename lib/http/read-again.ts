import type { QueryClient } from "@tanstack/react-query";

/**
 * Refetches a query whose cache an event patched or invalidated while the fetch was in flight: the response may predate
 * the event. (A first fetch goes on when its query is invalidated.)
 * Returns a function that stops this.
 */
export function readAgainWhatChanged(client: QueryClient): () => void {
  const changed = new Set<string>();
  return client.getQueryCache().subscribe((event) => {
    if (event.type !== "updated") return;
    const { action, query } = event;
    if (action.type === "fetch") changed.delete(query.queryHash);
    const isInvalidated = action.type === "invalidate";
    if (!isInvalidated && action.type !== "success") return;
    if (isInvalidated || action.manual) {
      if (query.state.fetchStatus !== "idle") changed.add(query.queryHash);
    } else if (changed.delete(query.queryHash)) {
      void client.invalidateQueries({ queryKey: query.queryKey, exact: true });
    }
  });
}
