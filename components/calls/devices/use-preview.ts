"use client";
import { useEffect, useState } from "react";
import { deviceProblem } from "@/lib/device-problem";
import { hasDevices } from "../media-support";

export type PreviewState = { stream: MediaStream | null; problem: string | null };
const OFF: PreviewState = { stream: null, problem: null };

/**
 * A device of one's own while it is wanted, for oneself alone. What the browser gives after that is released at once.
 * @param deviceId the chosen one; another is taken where it isn't there
 */
export function usePreview(
  kind: "microphone" | "camera",
  isWanted: boolean,
  deviceId: string | null,
): PreviewState {
  const [state, setState] = useState(OFF);
  useEffect(() => {
    if (!isWanted || !hasDevices()) return setState(OFF);
    let isGone = false;
    let stream: MediaStream | null = null;
    const release = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    const wish = deviceId ? { deviceId: { ideal: deviceId } } : true;
    navigator.mediaDevices.getUserMedia(kind === "camera" ? { video: wish } : { audio: wish }).then(
      (given) => {
        stream = given;
        if (isGone) release();
        else setState({ stream: given, problem: null });
      },
      (error) => {
        if (!isGone) setState({ stream: null, problem: deviceProblem(error, kind) });
      },
    );
    return () => {
      isGone = true;
      release();
    };
  }, [kind, isWanted, deviceId]);
  return isWanted ? state : OFF;
}
