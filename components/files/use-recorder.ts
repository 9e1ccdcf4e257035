"use client";
import { useEffect, useRef, useState } from "react";
import { deviceProblem, insecureProblem } from "@/lib/device-problem";
import { MAX_VOICE_MS } from "@/lib/files/limits";
import { type Meter, type Recorded, startRecording } from "./recording";

export type RecorderState =
  | { phase: "asking" }
  | { phase: "recording" }
  | { phase: "recorded"; note: Recorded }
  | { phase: "failed"; reason: string };

/** Records from when it mounts until `stop`, ten minutes at most. */
export function useRecorder() {
  const [state, setState] = useState<RecorderState>({ phase: "asking" });
  const [meter, setMeter] = useState<Meter>({ levels: [], elapsedMs: 0 });
  const [attempt, setAttempt] = useState(0);
  const recording = useRef<Awaited<ReturnType<typeof startRecording>>>(null);

  useEffect(() => {
    void attempt;
    let isGone = false;
    let limit: ReturnType<typeof setTimeout> | undefined;
    startRecording(setMeter).then(
      (started) => {
        // Closed while the browser asked for the microphone.
        if (isGone) return started.cancel();
        recording.current = started;
        setState({ phase: "recording" });
        limit = setTimeout(() => void finish(), MAX_VOICE_MS - 1_000);
      },
      (error) => !isGone && setState({ phase: "failed", reason: explain(error) }),
    );
    const finish = async () => {
      const note = await recording.current?.stop();
      if (note && !isGone) setState({ phase: "recorded", note });
    };
    return () => {
      isGone = true;
      clearTimeout(limit);
      recording.current?.cancel();
      recording.current = null;
    };
  }, [attempt]);

  return {
    state,
    meter,
    async stop() {
      const note = await recording.current?.stop();
      if (note) setState({ phase: "recorded", note });
    },
    restart() {
      setState({ phase: "asking" });
      setAttempt((count) => count + 1);
    },
  };
}

const explain = (error: unknown): string =>
  !navigator.mediaDevices
    ? insecureProblem("microphone")
    : typeof MediaRecorder === "undefined"
      ? "This browser can’t record sound here."
      : deviceProblem(error, "microphone");
