import { useCallback, useSyncExternalStore } from "react";
import type { Awareness } from "y-protocols/awareness";

/** Whether AI is writing for somebody in a document. */
export function useHasAiWriters(awareness: Awareness | null): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      awareness?.on("change", listener);
      return () => awareness?.off("change", listener);
    },
    [awareness],
  );
  const read = () => awareness !== null && [...awareness.getStates().values()].some(({ ai }) => ai);
  return useSyncExternalStore(subscribe, read, () => false);
}
