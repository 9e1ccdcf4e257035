"use client";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { OutboxProvider } from "@/components/messages/outbox-provider";
import { onDemand } from "@/components/ui/on-demand";
import { RealtimeProvider } from "@/lib/realtime/client";
import type { StartOfPage } from "@/lib/realtime/page-start";
import { goToSignIn } from "./sign-in-again";

const DesktopAlerts = onDemand(() => import("@/components/inbox/desktop-alerts"));

type SignedInProps = { userId: string; start: StartOfPage; children: ReactNode };

/** What runs for as long as someone is signed in, whichever page is open: the connection and the outbox. */
export function SignedIn({ userId, start, children }: SignedInProps) {
  const { refresh } = useRouter();
  return (
    <RealtimeProvider userId={userId} start={start} onSessionEnded={goToSignIn} onAccessChanged={refresh}>
      <OutboxProvider userId={userId}>{children}</OutboxProvider>
      <DesktopAlerts />
    </RealtimeProvider>
  );
}
