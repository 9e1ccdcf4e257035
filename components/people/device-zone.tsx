"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { call } from "@/lib/http/client";
import { updatePersonSettingsContract } from "@/lib/people/contract";
import { personSettingsQuery } from "@/lib/people/queries";
import { useConnectionState } from "@/lib/realtime/client";
import { localZone } from "@/lib/time/wall-clock";

/**
 * Stores the zone of this device, for who goes by it: what is due today, reminders and quiet hours are computed on the
 * server.
 */
export default function DeviceZone() {
  const { data: settings } = useQuery(personSettingsQuery());
  const isOnline = useConnectionState() === "online";
  const isMeant = settings?.deviceTimeZone === true && isOnline;
  const stored = settings?.timeZone;
  const store = useEffectEvent(() => {
    const timeZone = localZone();
    if (!isMeant || document.hidden || timeZone === stored) return;
    // Its event tells this page as well. Another visit tries again.
    call(updatePersonSettingsContract, { body: { timeZone } }).catch(() => {});
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once they are known, and not again for what doesn't succeed
  useEffect(() => store(), [isMeant]);
  useEffect(() => {
    const onReturn = () => store();
    document.addEventListener("visibilitychange", onReturn);
    return () => document.removeEventListener("visibilitychange", onReturn);
  }, []);
  return null;
}
