"use client";
import { useMedia } from "@/components/ui/use-media";
import { CallBar } from "./call-bar";
import { callSession, useCallSession } from "./session";
import type { CallSession } from "./session/types";
import { useCallPlace } from "./use-call-place";

/** The bar of the call that this page is in: in the sidebar where that stands beside the page. */
export default function MyCallBar({ place }: { place: "sidebar" | "strip" }) {
  const session = useCallSession();
  const isPhone = useMedia("(width < 48rem)");
  if (!session || isPhone !== (place === "strip")) return null;
  return <PlacedBar session={session} />;
}

function PlacedBar({ session }: { session: CallSession }) {
  const place = useCallPlace(session.channelId);
  return <CallBar session={session} actions={callSession} place={place} />;
}
