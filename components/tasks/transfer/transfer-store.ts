import { useSyncExternalStore } from "react";
import type { Task } from "@/lib/tasks/schema";

let chosen: Task | null = null;
const listeners = new Set<() => void>();

/** Opens the choice of another list or board for a task, whichever view shows it. */
export function chooseChannel(task: Task | null): void {
  chosen = task;
  for (const listener of listeners) listener();
}

/** In a channel that is left nothing is chosen any more: else the choice would open again on return. */
export function stopChoosing(channelId: string): void {
  if (chosen?.channelId === channelId) chooseChannel(null);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useChosenTask = () =>
  useSyncExternalStore(
    subscribe,
    () => chosen,
    () => null,
  );
