"use client";
import { CloudOff } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { useConnectionState } from "@/lib/realtime/client";

/** A short break heals by itself and needs no words. */
const PATIENCE_MS = 1_500;

/** Says that the connection is gone, for as long as it is. */
export function ConnectionBanner() {
  const state = useConnectionState();
  const isAway = state === "offline" || state === "connecting";
  const [isLate, setLate] = useState(false);
  const hasBeenOnline = useRef(false);
  if (state === "online") hasBeenOnline.current = true;
  useEffect(() => {
    if (!isAway) return setLate(false);
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isAway]);
  if (!isLate) return null;
  return (
    <Banner tone="warn" icon={<CloudOff aria-hidden="true" />}>
      {hasBeenOnline.current
        ? "Reconnecting… What you send or open now goes on as soon as the connection is back."
        : "This page isn’t live: the realtime service doesn’t answer. Reload to see what others do; documents wait for it."}
    </Banner>
  );
}
