import type { QueryClient } from "@tanstack/react-query";

/**
 * Reads again what an event has changed while it was being read: the answer may be from before the event, and would
 * undo it. Until the returned function is called.
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
