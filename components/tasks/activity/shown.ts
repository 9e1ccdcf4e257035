"use client";
import { useSyncExternalStore } from "react";

const KEY = "guildhall.activity";
const listeners = new Set<() => void>();

function isShown(): boolean {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    // The browser's storage is off.
    return true;
  }
}

/** Whether what was done stands between the messages beside a list or board. Remembered in this browser. */
export const useIsActivityShown = (): boolean => useSyncExternalStore(listen, isShown, () => true);

export function setActivityShown(shows: boolean): void {
  try {
    if (shows) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, "off");
  } catch {
    // Without storage it can't be remembered.
  }
  for (const listener of listeners) listener();
}

function listen(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
