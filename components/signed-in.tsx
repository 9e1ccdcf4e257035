"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type ReactNode, useCallback, useEffect, useSyncExternalStore } from "react";
import { SendQueueProvider } from "@/components/messages/send-queue-provider";
import { useHasInput } from "@/components/ui/first-input";
import { onDemand } from "@/components/ui/on-demand";
import { bindEvents } from "@/lib/composition/cache-events";
import { catchUpEverything } from "@/lib/composition/catch-up";
import { deviceOwner, setDeviceOwner } from "@/lib/device/owner";
import type { CacheBinding } from "@/lib/realtime/cache-binding";
import { RealtimeProvider } from "@/lib/realtime/client";
import type { StartOfPage } from "@/lib/realtime/page-start";
import { goToSignIn } from "./sign-in-again";

const DesktopAlerts = onDemand(() => import("@/components/inbox/desktop-alerts"));
const DeviceZone = onDemand(() => import("@/components/people/device-zone"), <span hidden />);
const OnThisDevice = onDemand(() => import("@/components/offline/on-this-device"));

const never = () => () => {};

type SignedInProps = {
  userId: string;
  start: StartOfPage;
  /** Of the build; null where the browser stores nothing for use without a connection. */
  version: string | null;
  children: ReactNode;
};

/** What runs for as long as someone is signed in, whichever page is open: the connection and the send queue. */
export function SignedIn({ userId, start, version, children }: SignedInProps) {
  const { refresh } = useRouter();
  const client = useQueryClient();
  const mayNotify = useSyncExternalStore(
    never,
    () => "Notification" in window && Notification.permission === "granted",
    () => false,
  );
  const hasInput = useHasInput();
  useEffect(() => {
    if (version) setDeviceOwner(userId);
  }, [version, userId]);
  const onSocket = useCallback(
    (binding: CacheBinding) => bindEvents(binding, { onSessionEnded: goToSignIn, onAccessLost: refresh }),
    [refresh],
  );
  const catchUp = useCallback(
    (live: ReadonlySet<unknown>, isRetry: boolean) => catchUpEverything(client, live, isRetry),
    [client],
  );
  return (
    <RealtimeProvider
      userId={userId}
      start={start}
      onSocket={onSocket}
      catchUp={catchUp}
      onSessionEnded={goToSignIn}
    >
      <SendQueueProvider userId={userId}>{children}</SendQueueProvider>
      {mayNotify && <DesktopAlerts />}
      {hasInput && <DeviceZone />}
      {version && hasInput && deviceOwner() && <OnThisDevice userId={userId} version={version} />}
    </RealtimeProvider>
  );
}
