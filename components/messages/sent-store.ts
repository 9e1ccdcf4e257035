"use client";
import { useSyncExternalStore } from "react";
import type { Message } from "@/lib/messages/schema";

const OFFER_MS = 5_000;

// The newest message sent from here, for as long as taking it back is offered.
let newest: Message | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function set(message: Message | null) {
  newest = message;
  for (const listener of listeners) listener();
}

/** The server has taken a message that was sent from here. */
export function noteSent(message: Message) {
  clearTimeout(timer);
  set(message);
  timer = setTimeout(() => set(null), OFFER_MS);
}

export function forgetSent() {
  clearTimeout(timer);
  set(null);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The message just sent in a stream, while it can be taken back. */
export function useJustSent(streamId: string): Message | null {
  const message = useSyncExternalStore(
    subscribe,
    () => newest,
    () => null,
  );
  return message && (message.threadId ?? message.channelId) === streamId ? message : null;
}
