"use client";
import { useSyncExternalStore } from "react";

type StageState = {
  /** Folded away by the person, on this page. */
  isHidden: boolean;
  /** It is on screen, with its controls. */
  isSeen: boolean;
};

let state: StageState = { isHidden: false, isSeen: false };
const listeners = new Set<() => void>();

/** What the parts of a page know of the stage of the call that one is in. */
export const stageStore = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  read: () => state,
  set(change: Partial<StageState>) {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  },
};

const onServer = () => false;
export const useIsStageHidden = () =>
  useSyncExternalStore(stageStore.subscribe, () => state.isHidden, onServer);
export const useIsStageSeen = () => useSyncExternalStore(stageStore.subscribe, () => state.isSeen, onServer);
