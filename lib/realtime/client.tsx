"use client";
import { useQueryClient } from "@tanstack/react-query";
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import { noteReachable } from "@/lib/http/reachable";
import { readAgainWhatChanged } from "@/lib/http/read-again";
import type { BindCacheEvents, CacheBinding } from "./cache-binding";
import { askPresence, watchIdleness } from "./client-presence";
import { type ConnectionState, openConnection } from "./client-socket";
import { typingStore } from "./client-typing";
import { type Viewed, viewedStreams } from "./client-viewing";
import { noteContact } from "./last-contact";
import type { StartOfPage } from "./page-start";
import type { RealtimeSocket } from "./socket";
import { noteTabSocket } from "./tab-socket";

/** Everything about the tab's connection, outside of React so that it outlives renders. */
function createRealtimeStore() {
  let state: ConnectionState = "connecting";
  let socket: RealtimeSocket | null = null;
  let binding: CacheBinding | null = null;
  const views = new Set<BindCacheEvents>();
  const listeners = new Set<() => void>();
  const connected = () => (socket?.isConnected() ? socket : null);
  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    state: () => state,
    setState(next: ConnectionState) {
      if (state === "online") noteContact();
      if (next === "online") noteReachable();
      state = next;
      for (const listener of listeners) listener();
    },
    setSocket(next: RealtimeSocket, nextBinding: CacheBinding) {
      socket = next;
      binding = nextBinding;
      for (const bind of views) bind(nextBinding);
    },
    bindView(bind: BindCacheEvents) {
      if (views.has(bind)) return;
      views.add(bind);
      if (binding) bind(binding);
    },
    socket: connected,
    live: () => binding?.live ?? new Set(),
    viewing: viewedStreams(connected),
  };
}

type RealtimeStore = ReturnType<typeof createRealtimeStore>;
const RealtimeContext = createContext<RealtimeStore | null>(null);

type RealtimeProviderProps = {
  userId: string;
  /** What the page was first rendered with; later renders don't change it. */
  start: StartOfPage;
  /** Binds the handlers of the server's events that every page needs; called once for each socket made. */
  onSocket: (binding: CacheBinding) => void;
  /** Reads again what is on screen and live, by the first part of its key. Rejects where some couldn't be read. */
  catchUp: (live: ReadonlySet<unknown>, isRetry: boolean) => Promise<void>;
  onSessionEnded: () => void;
  children: ReactNode;
};

/** Keeps the tab connected while mounted; reconnects when the handlers change. */
export function RealtimeProvider({
  userId,
  start: given,
  onSocket,
  catchUp,
  onSessionEnded,
  children,
}: RealtimeProviderProps) {
  const client = useQueryClient();
  const store = useMemo(createRealtimeStore, []);
  const [start] = useState(given);
  useEffect(() => {
    const idleness = watchIdleness(store.socket);
    const stopReading = readAgainWhatChanged(client);
    const close = openConnection(start, {
      onState: (state) => {
        store.setState(state);
        if (state !== "online") noteTabSocket(null);
        if (state === "signedOut") onSessionEnded();
      },
      onSocket: (socket) => {
        const binding = { socket, client, userId, live: new Set<unknown>() };
        onSocket(binding);
        store.setSocket(socket, binding);
      },
      onConnect: (socket) => {
        void askPresence(client, socket);
        idleness.onConnect();
        store.viewing.onConnect();
        noteTabSocket(socket);
      },
      catchUp: (isRetry) => catchUp(store.live(), isRetry),
    });
    return () => {
      idleness.stop();
      stopReading();
      close();
    };
  }, [client, userId, store, start, onSocket, catchUp, onSessionEnded]);
  return <RealtimeContext value={store}>{children}</RealtimeContext>;
}

function useRealtime(): RealtimeStore {
  const store = useContext(RealtimeContext);
  if (!store) throw new Error("Realtime needs a RealtimeProvider above it");
  return store;
}

/**
 * Applies a domain's events to the cache from the first time that one of its views is shown. From then on they stay
 * bound, since the cache keeps what the view has shown. Without a connection, as in a test, there are no events.
 */
export function useCacheEvents(bind: BindCacheEvents) {
  const store = useContext(RealtimeContext);
  useEffect(() => store?.bindView(bind), [store, bind]);
}

export function useConnectionState(): ConnectionState {
  const store = useRealtime();
  return useSyncExternalStore(store.subscribe, store.state, () => "connecting");
}

/** Has the node send what goes to those alone who show this. @param shown the same object while it is the same */
export function useViewing(shown: Viewed) {
  const store = useContext(RealtimeContext);
  useEffect(() => store?.viewing.add(shown), [store, shown]);
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
