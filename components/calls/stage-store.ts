"use client";
import { useSyncExternalStore } from "react";

/** Whether the stage of the call that one is in is folded away, on this page. */
let isHidden = false;
const listeners = new Set<() => void>();

export const stageStore = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  read: () => isHidden,
  set(next: boolean) {
    isHidden = next;
    for (const listener of listeners) listener();
  },
};

export const useIsStageHidden = () =>
  useSyncExternalStore(stageStore.subscribe, stageStore.read, () => false);
