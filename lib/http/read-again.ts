import type { QueryClient } from "@tanstack/react-query";

/**
 * Refetches a query whose cache an event patched while the fetch was in flight: the response may predate the event.
 * Returns a function that stops this.
 */
export function readAgainWhatChanged(client: QueryClient): () => void {
  const changed = new Set<string>();
  return client.getQueryCache().subscribe((event) => {
    if (event.type !== "updated") return;
    const { action, query } = event;
    if (action.type === "fetch") changed.delete(query.queryHash);
    if (action.type !== "success") return;
    if (action.manual) {
      if (query.state.fetchStatus !== "idle") changed.add(query.queryHash);
    } else if (changed.delete(query.queryHash)) {
      void client.invalidateQueries({ queryKey: query.queryKey, exact: true });
    }
  });
}
