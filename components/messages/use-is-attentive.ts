"use client";
import { useSyncExternalStore } from "react";

function subscribe(listener: () => void) {
  const events = ["focus", "blur", "visibilitychange"] as const;
  for (const event of events) window.addEventListener(event, listener, true);
  return () => {
    for (const event of events) window.removeEventListener(event, listener, true);
  };
}

const isAttentive = () => document.visibilityState === "visible" && document.hasFocus();

/** Whether this window is visible and has the focus. */
export function useIsAttentive() {
  return useSyncExternalStore(subscribe, isAttentive, () => false);
}
