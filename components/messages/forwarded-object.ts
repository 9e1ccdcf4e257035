import { useSyncExternalStore } from "react";
import type { Forwardable } from "@/lib/messages/forward/contract";

export type ForwardedObject = { type: Forwardable; id: string; title: string };

let chosen: ForwardedObject | null = null;
const listeners = new Set<() => void>();

/** Asks where to an object is to be forwarded, whichever view shows it. Null ends that. */
export function forwardObject(object: ForwardedObject | null): void {
  chosen = object;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useForwardedObject = () =>
  useSyncExternalStore(
    subscribe,
    () => chosen,
    () => null,
  );
