"use client";
import { useCallback, useEffect, useSyncExternalStore } from "react";
import { call } from "@/lib/http/client";
import { AppError } from "@/lib/http/errors";
import type { CacheBinding } from "@/lib/realtime/cache-binding";
import { useCacheEvents, useConnectionState } from "@/lib/realtime/client";
import { getRunChunksContract } from "./contract";
import { type Followed, followRun, NOTHING_YET } from "./follower";

type Entry = { follower: ReturnType<typeof followRun>; listeners: Set<() => void> };

/** The runs on screen. */
const followed = new Map<string, Entry>();

const isGone = (error: unknown) => error instanceof AppError && error.code === "not_found";

function entryOf(runId: string): Entry {
  const known = followed.get(runId);
  if (known) return known;
  const listeners = new Set<() => void>();
  const follower = followRun((after) => call(getRunChunksContract, { params: { runId }, query: { after } }), {
    isGone,
    onChange: () => {
      for (const listener of listeners) listener();
    },
  });
  const entry = { follower, listeners };
  followed.set(runId, entry);
  return entry;
}

function subscribe(runId: string, listener: () => void) {
  const { follower, listeners } = entryOf(runId);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    follower.close();
    followed.delete(runId);
  };
}

export function bindRunEvents({ socket }: CacheBinding) {
  socket.on("aiRun.grew", (grown) => followed.get(grown.runId)?.follower.grow(grown));
  socket.on("aiRun.ended", ({ runId }) => followed.get(runId)?.follower.end());
  socket.on("server.resynchronized", () => {
    for (const { follower } of followed.values()) void follower.catchUp();
  });
}

/** What a run has written so far, as it grows. Null for no run. */
export function useRun(runId: string | null): Followed {
  useCacheEvents(bindRunEvents);
  const connection = useConnectionState();
  const listen = useCallback(
    (listener: () => void) => (runId ? subscribe(runId, listener) : () => {}),
    [runId],
  );
  const state = useSyncExternalStore(
    listen,
    () => (runId && followed.get(runId)?.follower.state()) || NOTHING_YET,
    () => NOTHING_YET,
  );
  useEffect(() => {
    // Also after a break: what was missed comes as events, or isn't known any more.
    if (runId && connection !== "offline") void entryOf(runId).follower.catchUp();
  }, [runId, connection]);
  return state;
}
