"use client";
import { useSyncExternalStore } from "react";
import type { Message } from "@/lib/messages/schema";

// Commands from the page to a composer, by its stream: a channel's id, or a thread's.

export type QuotedMessage = Pick<Message, "id" | "seq" | "author" | "body" | "kind"> &
  Partial<Pick<Message, "poll">>;

const quotes = new Map<string, QuotedMessage>();
const listeners = new Set<() => void>();
const inserters = new Map<string, (text: string) => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Has the next message of the stream quote this one, and puts the focus into its composer. Null quotes nothing. */
export function setQuote(streamId: string, message: QuotedMessage | null) {
  if (message) quotes.set(streamId, message);
  else quotes.delete(streamId);
  for (const listener of listeners) listener();
  if (message) inserters.get(streamId)?.("");
}

/** The message that the next one of this stream quotes. */
export function useQuote(streamId: string): QuotedMessage | null {
  return useSyncExternalStore(
    subscribe,
    () => quotes.get(streamId) ?? null,
    () => null,
  );
}

/** Puts Markdown where the cursor of the stream's composer is, and the focus there. Nothing where none is shown. */
export function insertText(streamId: string, text: string) {
  inserters.get(streamId)?.(text);
}

/** For the composer: takes what is inserted from outside while it is mounted. */
export function registerComposer(streamId: string, insert: (text: string) => void) {
  inserters.set(streamId, insert);
  return () => {
    if (inserters.get(streamId) === insert) inserters.delete(streamId);
  };
}
