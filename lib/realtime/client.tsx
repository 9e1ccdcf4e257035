"use client";
import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from "react";
import { readAgainWhatChanged } from "@/lib/http/read-again";
import { askPresence, watchIdleness } from "./client-presence";
import { type ConnectionState, openConnection, type RealtimeSocket } from "./client-socket";
import { typingStore } from "./client-typing";
import { viewedStreams } from "./client-viewing";

/** Everything about the tab's connection, outside of React so that it outlives renders. */
function createRealtimeStore() {
  let state: ConnectionState = "connecting";
  let socket: RealtimeSocket | null = null;
  const listeners = new Set<() => void>();
  const connected = () => (socket?.connected ? socket : null);
  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    state: () => state,
    setState(next: ConnectionState) {
      state = next;
      for (const listener of listeners) listener();
    },
    setSocket(next: RealtimeSocket | null) {
      socket = next;
    },
    socket: connected,
    viewing: viewedStreams(connected),
  };
}

type RealtimeStore = ReturnType<typeof createRealtimeStore>;
const RealtimeContext = createContext<RealtimeStore | null>(null);

type RealtimeProviderProps = {
  /** Binds the handlers of the server's events; called once for each socket made. */
  onSocket: (socket: RealtimeSocket) => void;
  /** Connected, for the first time or again: something may have been missed. */
  onConnect: () => void;
  onSessionEnded: () => void;
  children: ReactNode;
};

/** Keeps the tab connected while it is mounted; for each other set of handlers it connects anew. */
export function RealtimeProvider({ onSocket, onConnect, onSessionEnded, children }: RealtimeProviderProps) {
  const client = useQueryClient();
  const store = useMemo(createRealtimeStore, []);
  useEffect(() => {
    const idleness = watchIdleness(store.socket);
    const stopReading = readAgainWhatChanged(client);
    const close = openConnection({
      onState: (state) => {
        store.setState(state);
        if (state === "signedOut") onSessionEnded();
      },
      onSocket: (socket) => {
        store.setSocket(socket);
        onSocket(socket);
      },
      onConnect: (socket) => {
        // The first time as well: much can happen between the server's writing of the page and now.
        onConnect();
        askPresence(client, socket);
        idleness.onConnect();
        store.viewing.onConnect();
      },
    });
    return () => {
      idleness.stop();
      stopReading();
      close();
    };
  }, [client, store, onSocket, onConnect, onSessionEnded]);
  return <RealtimeContext value={store}>{children}</RealtimeContext>;
}

function useRealtime(): RealtimeStore {
  const store = useContext(RealtimeContext);
  if (!store) throw new Error("Realtime needs a RealtimeProvider above it");
  return store;
}

export function useConnectionState(): ConnectionState {
  const store = useRealtime();
  return useSyncExternalStore(store.subscribe, store.state, () => "connecting");
}

/** Who else is typing in a channel or a thread. Only those are notified of it who show the stream, as this does. */
export function useTypists(channelId: string, threadId?: string) {
  const { viewing } = useRealtime();
  useEffect(() => viewing.add({ channelId, threadId }), [viewing, channelId, threadId]);
  const streamId = threadId ?? channelId;
  return useSyncExternalStore(typingStore.subscribe, () => typingStore.list(streamId), typingStore.none);
}

/**
 * Notifies the others that I am typing: `say` at each key, which sends every 3 seconds at most. `rest` after sending,
 * which ends it for the others, so that the next key sends at once.
 */
export function useTyping(channelId: string, threadId?: string) {
  const store = useRealtime();
  return useMemo(() => {
    let last = 0;
    return {
      say() {
        const now = Date.now();
        if (now - last < 3_000) return;
        last = now;
        store.socket()?.emit("typing.start", { channelId, threadId });
      },
      rest() {
        last = 0;
      },
    };
  }, [store, channelId, threadId]);
}
