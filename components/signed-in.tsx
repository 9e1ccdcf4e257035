"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type ReactNode, useCallback, useSyncExternalStore } from "react";
import { SendQueueProvider } from "@/components/messages/send-queue-provider";
import { onDemand } from "@/components/ui/on-demand";
import { bindEvents } from "@/lib/composition/cache-events";
import { catchUpEverything } from "@/lib/composition/catch-up";
import type { CacheBinding } from "@/lib/realtime/cache-binding";
import { RealtimeProvider } from "@/lib/realtime/client";
import type { StartOfPage } from "@/lib/realtime/page-start";
import { goToSignIn } from "./sign-in-again";

const DesktopAlerts = onDemand(() => import("@/components/inbox/desktop-alerts"));

const never = () => () => {};

type SignedInProps = { userId: string; start: StartOfPage; children: ReactNode };

/** What runs for as long as someone is signed in, whichever page is open: the connection and the send queue. */
export function SignedIn({ userId, start, children }: SignedInProps) {
  const { refresh } = useRouter();
  const client = useQueryClient();
  const mayNotify = useSyncExternalStore(
    never,
    () => "Notification" in window && Notification.permission === "granted",
    () => false,
  );
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
    </RealtimeProvider>
  );
}
