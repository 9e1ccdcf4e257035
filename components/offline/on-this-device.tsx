"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { bindStored, dropUnreadable } from "@/lib/composition/stored-access";
import { storeQueries } from "@/lib/composition/stored-queries";
import { whenShown } from "@/lib/composition/when-shown";
import { forgetOthers } from "@/lib/device/forget";
import { useCacheEvents, useConnectionState } from "@/lib/realtime/client";
import { setShownAt } from "@/lib/realtime/last-contact";
import { storeCode } from "./store-code";

type OnThisDeviceProps = { userId: string; version: string };

/** Stores what is needed to open again without a connection, and opens what is asked for then. */
export default function OnThisDevice({ userId, version }: OnThisDeviceProps) {
  const client = useQueryClient();
  const state = useConnectionState();
  const isLive = useEffectEvent(() => state === "online");
  useEffect(() => storeQueries(client, userId, () => isLive()), [client, userId]);
  useEffect(() => storeCode(version), [version]);
  useEffect(() => void forgetOthers(userId), [userId]);
  useEffect(() => setShownAt(() => whenShown(client)), [client]);
  useCacheEvents(bindStored);
  // Access that was lost while no page was open was not announced to any.
  useEffect(() => void dropUnreadable(client, userId).catch(() => {}), [client, userId]);

  const onUnreachable = useEffectEvent((address: string) => {
    // The web process alone is away: Next waits for it, and all that is live goes on meanwhile.
    if (state === "online") return;
    const url = new URL(address);
    url.searchParams.delete("_rsc");
    // A full load, which the worker answers. The page that is open may only have wanted to read itself again.
    if (url.pathname + url.search !== location.pathname + location.search) location.assign(url);
  });
  useEffect(() => {
    const listen = ({ data }: MessageEvent) => {
      if (data?.type === "unreachable") onUnreachable(data.url);
    };
    navigator.serviceWorker.addEventListener("message", listen);
    return () => navigator.serviceWorker.removeEventListener("message", listen);
  }, []);
  return null;
}
