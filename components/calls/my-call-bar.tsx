"use client";
import { createPortal } from "react-dom";
import { useMedia } from "@/components/ui/use-media";
import { CallBar } from "./call-bar";
import { callSession } from "./session";
import type { CallSession } from "./session/types";
import { useIsStageSeen } from "./stage-store";
import { useCallPlace } from "./use-call-place";

/**
 * The bar of the call that this page is in: in the sidebar where that stands beside the page; on a phone under all of it,
 * wherever the stage isn't on screen.
 */
export function MyCallBar({ session }: { session: CallSession }) {
  const place = useCallPlace(session.channelId);
  const isPhone = useMedia("(width < 48rem)");
  const isStageSeen = useIsStageSeen();
  const host = document.getElementById(isPhone ? "call-strip" : "call-bar");
  // The stage has the same controls, right above.
  if (isPhone && isStageSeen) return null;
  return host && createPortal(<CallBar session={session} actions={callSession} place={place} />, host);
}
