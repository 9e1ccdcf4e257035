"use client";
import { useQueryClient } from "@tanstack/react-query";
import { CloudOff } from "lucide-react";
import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { Banner } from "@/components/ui/banner";
import { useTimeFormat } from "@/components/ui/time";
import { useConnectionState } from "@/lib/realtime/client";
import { shownAt } from "@/lib/realtime/last-contact";

/** A short break heals by itself and needs no words. */
const PATIENCE_MS = 1_500;

/** Says that the connection is gone, for as long as it is, and from when is what the page shows. */
export function ConnectionBanner() {
  const state = useConnectionState();
  const isAway = state === "offline" || state === "connecting";
  // A page from the browser's storage has waited already.
  const [isLate, setLate] = useState(isAway && shownAt() > 0);
  useEffect(() => {
    if (!isAway) return setLate(false);
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isAway]);
  return isLate && <Notice />;
}

function Notice() {
  const cache = useQueryClient().getQueryCache();
  const format = useTimeFormat();
  const at = useSyncExternalStore(
    useCallback((listener: () => void) => cache.subscribe(listener), [cache]),
    shownAt,
  );
  return (
    <Banner tone="warn" icon={<CloudOff aria-hidden="true" />}>
      {at
        ? `${navigator.onLine ? "Reconnecting…" : "Offline."} Last updated ${format.moment(new Date(at).toISOString())}. What you send or open now goes on as soon as the connection is back.`
        : "This page isn’t live: the realtime service doesn’t answer. Reload to see what others do; documents wait for it."}
    </Banner>
  );
}
