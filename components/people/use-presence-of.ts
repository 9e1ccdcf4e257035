"use client";
import { useQuery } from "@tanstack/react-query";
import { meQuery } from "@/lib/accounts/queries";
import { shownPresence } from "@/lib/people/policy";
import { personSettingsQuery } from "@/lib/people/queries";
import { useConnectionState } from "@/lib/realtime/client";
import { usePresence } from "@/lib/realtime/client-presence";
import type { Presence } from "@/lib/realtime/presence";

/** My presence as this device knows it. */
export function useMyPresence(): Presence {
  const { data } = useQuery(personSettingsQuery());
  const isConnected = useConnectionState() === "online";
  if (!isConnected) return "offline";
  return data ? shownPresence(data, false) : "online";
}

/** Returns a lookup of presence by user id, myself included. */
export function usePresenceOf(): (userId: string) => Presence {
  const { data: me } = useQuery(meQuery());
  const mine = useMyPresence();
  const others = usePresence();
  return (userId) => (userId === me?.id ? mine : (others[userId] ?? "offline"));
}
