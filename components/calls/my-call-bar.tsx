"use client";
import { createPortal } from "react-dom";
import { useMedia } from "@/components/ui/use-media";
import { CallBar } from "./call-bar";
import { callSession } from "./session";
import type { CallSession } from "./session/types";
import { useCallPlace } from "./use-call-place";

/** The bar of the call that this page is in: in the sidebar where that stands beside the page, else under all of it. */
export function MyCallBar({ session }: { session: CallSession }) {
  const place = useCallPlace(session.channelId);
  const isPhone = useMedia("(width < 48rem)");
  const host = document.getElementById(isPhone ? "call-strip" : "call-bar");
  return host && createPortal(<CallBar session={session} actions={callSession} place={place} />, host);
}
